@NullMarked
package dev.throng.runner.outputs.csv;

import org.jspecify.annotations.NullMarked;
