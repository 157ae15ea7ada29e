package dev.throng.runner.results;

import dev.throng.runner.stats.TracedRequest;
import java.util.List;

/**
 * Requests of a name that began a trace: a few of them.
 *
 * @param slowest the slowest first
 * @param latest the latest of the slow ones of each second, one for each doubling of the response
 *     time; in no order
 */
public record Traces(List<TracedRequest> slowest, List<TracedRequest> latest) {
  public static final Traces NONE = new Traces(List.of(), List.of());
}
