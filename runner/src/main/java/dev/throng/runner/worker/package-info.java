/**
 * Carries out a scenario: users pinned to event loops, one loop per core, no locks. A loop, its
 * users, their exchanges and its recorder are touched by the loop's thread only.
 */
@NullMarked
package dev.throng.runner.worker;

import org.jspecify.annotations.NullMarked;
