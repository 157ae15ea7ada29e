package dev.throng.runner.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All metrics of this process, its Java machine's too, in the format that a scraper prefers:
 * Prometheus's text, OpenMetrics, or protobuf, which alone carries native histograms.
 */
public final class Scrape {
  private static final ExpositionFormats FORMATS = ExpositionFormats.init();

  private Scrape() {}

  /** What a scraper gets. */
  @SuppressWarnings("ArrayRecordComponent") // written once, sent once
  public record Page(String contentType, byte[] body) {}

  /**
   * @param accept the header of the scraper's request
   */
  public static Page page(List<MetricSnapshot> metrics, @Nullable String accept) {
    ExpositionFormatWriter writer = FORMATS.findWriter(accept);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      writer.write(
          body,
          new MetricSnapshots(
              Stream.concat(metrics.stream(), MachineMetrics.snapshots().stream()).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory takes all", e);
    }
    return new Page(writer.getContentType(), body.toByteArray());
  }
}
