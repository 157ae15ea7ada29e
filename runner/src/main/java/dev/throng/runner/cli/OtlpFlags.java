package dev.throng.runner.cli;

import dev.throng.runner.otlp.OtlpEndpoint;
import dev.throng.runner.otlp.OtlpPush;
import dev.throng.runner.results.RunListener;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Metrics for a collector of OpenTelemetry's. */
final class OtlpFlags {
  private static final String VARIABLE = "THRONG_OTLP";

  @Option(
      names = "--otlp",
      paramLabel = "URL",
      description =
          "Send the metrics by OTLP over HTTP, to http://localhost:4318 for instance; default: the"
              + " environment variable "
              + VARIABLE
              + ".")
  private @Nullable String url;

  /**
   * Of a run in this process, or its master.
   *
   * @param role of this process
   * @param test its name
   * @param next is told everything of the run, and first
   * @throws UsageException if it cannot be a URL
   */
  OtlpRun run(String role, String test, RunListener next) {
    OtlpRun run = new OtlpRun(next);
    OtlpPush push =
        open(role, UUID.randomUUID().toString(), Map.of("throng.loadtest", test), run::metrics);
    run.pushes(push);
    return run;
  }

  /**
   * @param role of this process
   * @param instance which of its role it is
   * @param more says where the metrics are from
   * @return null if they are not wanted
   * @throws UsageException if it cannot be a URL
   */
  @Nullable OtlpPush open(
      String role,
      String instance,
      Map<String, String> more,
      Supplier<List<MetricSnapshot>> metrics) {
    String given = url == null ? System.getenv(VARIABLE) : url;
    if (given == null || given.isBlank()) {
      return null;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("service.name", "throng");
    attributes.put("service.version", VersionCommand.version());
    attributes.put("service.instance.id", instance);
    attributes.put("throng.role", role);
    attributes.putAll(more);
    return new OtlpPush(
        endpoint(given),
        attributes,
        metrics,
        OtlpPush.Times.USUAL,
        news -> System.err.println("throng: " + news));
  }

  private static OtlpEndpoint endpoint(String url) {
    try {
      return OtlpEndpoint.of(url.strip(), System::getenv);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--otlp: " + e.getMessage());
    }
  }
}
