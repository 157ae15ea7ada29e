@NullMarked
package dev.throng.runner.outputs.text;

import org.jspecify.annotations.NullMarked;
