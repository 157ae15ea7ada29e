/** Tests of comparisons, over computed runs. */
@NullMarked
package dev.throng.runner.comparison;

import org.jspecify.annotations.NullMarked;
