@NullMarked
package dev.throng.runner.wire;

import org.jspecify.annotations.NullMarked;
