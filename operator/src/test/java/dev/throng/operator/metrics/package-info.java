/** Tests of the figures. */
@NullMarked
package dev.throng.operator.metrics;

import org.jspecify.annotations.NullMarked;
