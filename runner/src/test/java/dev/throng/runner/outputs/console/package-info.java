@NullMarked
package dev.throng.runner.outputs.console;

import org.jspecify.annotations.NullMarked;
