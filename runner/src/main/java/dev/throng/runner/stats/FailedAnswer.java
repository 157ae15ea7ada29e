package dev.throng.runner.stats;

/**
 * The beginning of an answer that was found wanting, without secrets: for people who want to see
 * one.
 *
 * @param head status line and headers, a line each; at most 1 KiB
 * @param body at most 1 KiB of it; empty if it was
 */
public record FailedAnswer(String head, String body) {}
