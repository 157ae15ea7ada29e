@NullMarked
package dev.throng.runner.tally;

import org.jspecify.annotations.NullMarked;
