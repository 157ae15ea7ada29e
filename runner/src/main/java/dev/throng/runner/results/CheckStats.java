package dev.throng.runner.results;

/** How often one check of one request held. */
public record CheckStats(RequestKey key, String check, long passed, long failed) {}
