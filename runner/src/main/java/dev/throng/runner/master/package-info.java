/**
 * Conducts a run: says when which user runs where, merges what the workers count, judges it, and
 * ends the load in every case. Everything here but the ports is touched by the master's one thread
 * only.
 */
@NullMarked
package dev.throng.runner.master;

import org.jspecify.annotations.NullMarked;
