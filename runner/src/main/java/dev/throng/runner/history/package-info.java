/**
 * A run second by second, for all requests, for each request name and for each worker: immutable
 * columns, from which charts, outputs and the story are made. Built while a run goes on, or from
 * the result of an earlier one.
 */
@NullMarked
package dev.throng.runner.history;

import org.jspecify.annotations.NullMarked;
