package dev.throng.runner.results;

import dev.throng.runner.stats.RequestKey;

/** How often one check of one request held. */
public record CheckStats(RequestKey key, String check, long passed, long failed) {}
