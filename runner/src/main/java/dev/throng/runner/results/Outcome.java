package dev.throng.runner.results;

import dev.throng.crds.status.Verdict;

/**
 * How the run ended.
 *
 * @param reason one sentence of evidence
 */
public record Outcome(Verdict verdict, String reason) {}
