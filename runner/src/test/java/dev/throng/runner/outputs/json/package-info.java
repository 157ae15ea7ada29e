@NullMarked
package dev.throng.runner.outputs.json;

import org.jspecify.annotations.NullMarked;
