/**
 * The {@code throng} command line: flags in, exit codes out. It wires the other packages together
 * and decides nothing else.
 */
@NullMarked
package dev.throng.runner.cli;

import org.jspecify.annotations.NullMarked;
