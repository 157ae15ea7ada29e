package dev.throng.crds.rules;

import dev.throng.crds.fields.ServerUrl;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Tracing;

/** Which requests are traced, and where their traces are looked at. */
final class TracingRules {
  private static final String ALLOWED =
      "must be a URL with " + Tracing.TRACE_ID + ", such as https://jaeger.example/trace/{traceId}";
  private static final String SOME_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private TracingRules() {}

  static void check(Tracing tracing, Path path, Problems problems) {
    double sample = tracing.sample().ratio();
    if (sample <= 0 || sample > 1) {
      problems.add(
          path.field("sample"),
          tracing.sample().toString(),
          "must be above 0% and at most 100%; without tracing no request is traced");
    }
    String link = tracing.link();
    if (link == null) {
      return;
    }
    if (!link.contains(Tracing.TRACE_ID)) {
      problems.text(path.field("link"), link, ALLOWED);
    } else {
      ServerUrl.problem(link.replace(Tracing.TRACE_ID, SOME_ID), ALLOWED)
          .ifPresent(problem -> problems.text(path.field("link"), link, problem));
    }
  }
}
