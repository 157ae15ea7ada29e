/**
 * The life of a run: it waits for its fleet, lets seconds pass, keeps what is known, and ends the
 * load in every case. Everything here but the door is touched by the master's one thread only.
 */
@NullMarked
package dev.throng.runner.master;

import org.jspecify.annotations.NullMarked;
