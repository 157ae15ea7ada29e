@NullMarked
package dev.throng.runner.outputs.files;

import org.jspecify.annotations.NullMarked;
