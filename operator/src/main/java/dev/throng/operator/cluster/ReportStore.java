package dev.throng.operator.cluster;

import dev.throng.operator.plan.Action;
import dev.throng.operator.resources.Labels;
import dev.throng.operator.resources.Owner;
import dev.throng.operator.resources.RunNames;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a ConfigMap of a master's report: gzipped files, the page in as much detail as fits. */
final class ReportStore {
  private static final Logger LOG = LoggerFactory.getLogger(ReportStore.class);

  /** A ConfigMap takes 1 MiB with all that is around its data. */
  private static final int MAX_BYTES = 1_000_000;

  /** What CSV files leave to the page. */
  private static final int PAGE_BYTES = 600_000;

  /** As many reports are in memory at once. */
  static final int IN_ALL = 8;

  static final int OF_ONE_NAMESPACE = 2;

  /** Fewer than LoadTests are reconciled at once, by far. */
  static final int MOST_WAITING = 40;

  private static final List<String> CSV = List.of("stats.csv", "failures.csv", "exceptions.csv");

  /** For all files together. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MasterClient masters;
  private final Duration patience;
  private final SharedRoom room = new SharedRoom(IN_ALL, OF_ONE_NAMESPACE, MOST_WAITING);

  ReportStore(MasterClient masters) {
    this(masters, PATIENCE);
  }

  ReportStore(MasterClient masters, Duration patience) {
    this.masters = masters;
    this.patience = patience;
  }

  /** Empty if the master does not give it. */
  Optional<ConfigMap> fetch(MasterClient.Address master, Owner owner, Action.StoreReport report) {
    long deadline = System.nanoTime() + patience.toNanos();
    try (var _ = room.enter(owner.namespace(), deadline)) {
      return Optional.of(configMap(owner, report, files(master, report, deadline)));
    } catch (ExecutionException e) {
      LOG.warn("no report: {}", String.valueOf(e.getCause()));
      return Optional.empty();
    } catch (TimeoutException e) {
      String why = e.getMessage();
      LOG.warn(
          "no report yet: {}",
          why == null ? "it was not there within " + patience.toSeconds() + " s" : why);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Map<String, byte[]> files(
      MasterClient.Address master, Action.StoreReport report, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (report.csv()) {
      int most = report.html() ? MAX_BYTES - PAGE_BYTES : MAX_BYTES;
      for (String file : CSV) {
        add(files, file, master, file, most - size(files), deadline);
      }
    }
    if (report.html()) {
      int most = MAX_BYTES - size(files);
      add(files, "report.html", master, "report.html?maxBytes=" + most, most, deadline);
    }
    return files;
  }

  private void add(
      Map<String, byte[]> files,
      String name,
      MasterClient.Address master,
      String path,
      int most,
      long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      byte[] packed =
          masters
              .packedFile(master, path, most)
              .toCompletionStage()
              .toCompletableFuture()
              .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      files.put(name + ".gz", packed);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof Keeping.DoesNotFit)) {
        throw e;
      }
      LOG.warn("{} is left out: gzipped it has more than {} bytes", name, most);
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
}
