@NullMarked
package dev.throng.runner.stats;

import org.jspecify.annotations.NullMarked;
