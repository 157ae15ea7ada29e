/** One worker: puts event loops together, carries out what the master says, and reports to it. */
@NullMarked
package dev.throng.runner.worker;

import org.jspecify.annotations.NullMarked;
