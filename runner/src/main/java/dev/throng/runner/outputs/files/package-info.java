/**
 * Reports as files. A file is replaced as a whole or not at all, so that a reader never sees half
 * of it.
 */
@NullMarked
package dev.throng.runner.outputs.files;

import org.jspecify.annotations.NullMarked;
