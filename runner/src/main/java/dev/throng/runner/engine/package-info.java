/**
 * Event loops and the users pinned to them, one loop per core, no locks: when users start, are told
 * to stop and are cut off, what they did, and how late the loop was. A loop, its users and its
 * recorder are touched by the loop's thread only.
 */
@NullMarked
package dev.throng.runner.engine;

import org.jspecify.annotations.NullMarked;
