@NullMarked
package dev.throng.runner.metrics;

import org.jspecify.annotations.NullMarked;
