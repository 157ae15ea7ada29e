/**
 * What a person sees in the terminal: the live table, the lines of a log, the summary. Drawing
 * turns a view into lines and is pure; only the terminal writes.
 */
@NullMarked
package dev.throng.runner.outputs.console;

import org.jspecify.annotations.NullMarked;
