package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.Percent;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * Traces that begin at the load: a share of the requests has a {@code traceparent}.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record Tracing(
    @JsonPropertyDescription(
            "Share of requests that have a traceparent with a trace id of their own.")
        @Default("1%")
        Percent sample,
    @JsonPropertyDescription(
            "Where the report links a trace to: https://jaeger.example/trace/{traceId}; default: nowhere.")
        @Size(min = 1, max = 2048) @Nullable String link) {
  /** What stands in a link for the id of a trace. */
  public static final String TRACE_ID = "{traceId}";

  public Tracing {
    sample = sample == null ? new Percent(0.01) : sample;
  }
}
