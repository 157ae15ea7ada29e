/**
 * Reports as files. A file is replaced as a whole where its folder allows it, so that a reader
 * never sees half of it.
 */
@NullMarked
package dev.throng.runner.outputs.files;

import org.jspecify.annotations.NullMarked;
