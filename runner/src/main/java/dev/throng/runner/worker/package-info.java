/**
 * Puts a worker together: loops, clients and users of a scenario, and what it says to its master.
 */
@NullMarked
package dev.throng.runner.worker;

import org.jspecify.annotations.NullMarked;
