package dev.throng.users;

import java.time.Duration;

/**
 * What came of a load.
 *
 * @param name of the test
 * @param requests that were counted
 * @param failures of them
 * @param mean of their response times; zero if there were none
 * @param elapsed how long the load took
 */
public record TestSummary(
    String name, long requests, long failures, Duration mean, Duration elapsed) {}
