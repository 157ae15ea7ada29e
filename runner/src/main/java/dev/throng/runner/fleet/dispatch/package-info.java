/**
 * Says which user runs on which worker: evenly in total and of each class at every moment, and with
 * few moves when workers come and go. Pure: nothing here knows of time or of the network.
 */
@NullMarked
package dev.throng.runner.fleet.dispatch;

import org.jspecify.annotations.NullMarked;
