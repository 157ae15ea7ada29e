package dev.throng.runner.http;

/**
 * How a request is to be dealt with, whatever is in it.
 *
 * @param name the number under which it is counted
 * @param timeoutNanos for all of it, redirects included
 * @param readsBody whether the answer's body is to be kept
 */
public record RequestTerms(
    int name, long timeoutNanos, boolean readsBody, boolean followsRedirects) {}
