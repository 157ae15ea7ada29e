package dev.throng.runner.results;

import java.util.SortedSet;

/**
 * One way in which a task could not go on: a missing variable, a body that is no JSON.
 *
 * @param message says what was missing
 * @param where user class, task and step
 * @param workers the names of the workers that saw it
 */
public record ExceptionStats(String message, String where, long count, SortedSet<String> workers) {}
