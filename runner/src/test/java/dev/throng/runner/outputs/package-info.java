@NullMarked
package dev.throng.runner.outputs;

import org.jspecify.annotations.NullMarked;
