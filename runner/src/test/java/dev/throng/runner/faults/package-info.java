/**
 * A master, workers in processes of their own and a target that counts, over real sockets; and what
 * happens when parts of it fail.
 */
@NullMarked
package dev.throng.runner.faults;

import org.jspecify.annotations.NullMarked;
