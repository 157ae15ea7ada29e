/** Tests of the planner: golden plans for each phase and fault, and the small rules beside them. */
@NullMarked
package dev.throng.operator.plan;

import org.jspecify.annotations.NullMarked;
