package dev.throng.operator.cluster;

import dev.throng.operator.plan.Action;
import dev.throng.operator.resources.Labels;
import dev.throng.operator.resources.Owner;
import dev.throng.operator.resources.RunNames;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a ConfigMap of a master's report: gzipped files, the page in as much detail as fits. */
final class ReportStore {
  private static final Logger LOG = LoggerFactory.getLogger(ReportStore.class);

  /** A ConfigMap takes 1 MiB with all that is around its data. */
  private static final int MAX_BYTES = 1_000_000;

  /** What CSV files leave to the page. */
  private static final int PAGE_BYTES = 600_000;

  private static final List<String> CSV = List.of("stats.csv", "failures.csv", "exceptions.csv");

  /** For all files together: one of the operator's few threads waits for them. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MasterClient masters;
  private final Duration patience;

  ReportStore(MasterClient masters) {
    this(masters, PATIENCE);
  }

  ReportStore(MasterClient masters, Duration patience) {
    this.masters = masters;
    this.patience = patience;
  }

  /** Empty if the master does not give it. */
  Optional<ConfigMap> fetch(MasterClient.Address master, Owner owner, Action.StoreReport report) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      if (report.csv()) {
        int room = report.html() ? MAX_BYTES - PAGE_BYTES : MAX_BYTES;
        for (String file : CSV) {
          add(files, file, gzip(get(master, file, deadline)), room);
        }
      }
      if (report.html()) {
        String page = "report.html?maxBytes=" + (MAX_BYTES - size(files));
        add(files, "report.html", gzip(get(master, page, deadline)), MAX_BYTES);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("no report: {}", e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    return Optional.of(configMap(owner, report, files));
  }

  private byte[] get(MasterClient.Address master, String file, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    return masters
        .file(master, file)
        .toCompletionStage()
        .toCompletableFuture()
        .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private static void add(Map<String, byte[]> files, String file, byte[] packed, int room) {
    if (size(files) + packed.length <= room) {
      files.put(file + ".gz", packed);
    } else {
      LOG.warn("{} has {} bytes gzipped and does not fit", file, packed.length);
    }
  }

  private static int size(Map<String, byte[]> files) {
    return files.values().stream().mapToInt(file -> file.length).sum();
  }

  private static ConfigMap configMap(
      Owner owner, Action.StoreReport report, Map<String, byte[]> files) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(report.configMap())
        .withNamespace(owner.namespace())
        .withLabels(Labels.of(new RunNames(owner.name(), owner.uid(), report.run()), "report"))
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withBinaryData(encoded(files))
        .build();
  }

  private static Map<String, String> encoded(Map<String, byte[]> files) {
    Map<String, String> encoded = new LinkedHashMap<>();
    files.forEach((name, bytes) -> encoded.put(name, Base64.getEncoder().encodeToString(bytes)));
    return encoded;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
