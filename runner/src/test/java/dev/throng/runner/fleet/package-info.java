@NullMarked
package dev.throng.runner.fleet;

import org.jspecify.annotations.NullMarked;
