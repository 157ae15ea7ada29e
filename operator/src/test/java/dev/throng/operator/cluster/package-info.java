/** Tests of the shell around the planner. */
@NullMarked
package dev.throng.operator.cluster;

import org.jspecify.annotations.NullMarked;
