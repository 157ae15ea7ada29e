@NullMarked
package dev.throng.runner.outputs.junit;

import org.jspecify.annotations.NullMarked;
