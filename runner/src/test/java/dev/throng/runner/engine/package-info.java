@NullMarked
package dev.throng.runner.engine;

import org.jspecify.annotations.NullMarked;
