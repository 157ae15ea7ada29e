/**
 * Sums of what was counted, name by name: the master's of each second and of the whole run, a
 * worker's of its own part. Nothing here knows of time or of the network.
 */
@NullMarked
package dev.throng.runner.tally;

import org.jspecify.annotations.NullMarked;
