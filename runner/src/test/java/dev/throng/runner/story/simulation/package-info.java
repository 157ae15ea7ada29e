/** A load test of a target that is only computed, so that a thousand runs take seconds. */
@NullMarked
package dev.throng.runner.story.simulation;

import org.jspecify.annotations.NullMarked;
