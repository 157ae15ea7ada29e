/**
 * Whole runs on virtual time, in one thread: the real master, door, links, frames and recorders;
 * only event loops, the target and the network in between are played. A second judge works on the
 * target's own log.
 */
@NullMarked
package dev.throng.runner.simulation;

import org.jspecify.annotations.NullMarked;
