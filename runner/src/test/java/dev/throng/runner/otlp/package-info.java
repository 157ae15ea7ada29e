@NullMarked
package dev.throng.runner.otlp;

import org.jspecify.annotations.NullMarked;
