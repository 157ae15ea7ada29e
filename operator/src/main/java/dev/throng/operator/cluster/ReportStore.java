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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a ConfigMap of a master's report: gzipped files, as many as fit. */
final class ReportStore {
  private static final Logger LOG = LoggerFactory.getLogger(ReportStore.class);

  /** A ConfigMap takes 1 MiB with all that is around its data. */
  private static final int MAX_BYTES = 1_000_000;

  private static final int SECONDS = 20;

  private final MasterClient masters;

  ReportStore(MasterClient masters) {
    this.masters = masters;
  }

  /** Empty if the master does not give it. */
  Optional<ConfigMap> fetch(MasterClient.Address master, Owner owner, Action.StoreReport report) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try {
      if (report.html()) {
        files.put("report.html.gz", gzip(get(master, "report.html")));
      }
      if (report.csv()) {
        files.put("stats.csv.gz", gzip(get(master, "stats.csv")));
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{}/{}: no report: {}", owner.namespace(), owner.name(), e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    return Optional.of(configMap(owner, report, fitting(files)));
  }

  private byte[] get(MasterClient.Address master, String file)
      throws InterruptedException, ExecutionException, TimeoutException {
    return masters
        .file(master, file)
        .toCompletionStage()
        .toCompletableFuture()
        .get(SECONDS, TimeUnit.SECONDS);
  }

  private static Map<String, String> fitting(Map<String, byte[]> files) {
    Map<String, String> fitting = new LinkedHashMap<>();
    int left = MAX_BYTES;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int size = file.getValue().length;
      if (size <= left) {
        fitting.put(file.getKey(), Base64.getEncoder().encodeToString(file.getValue()));
        left -= size;
      } else {
        LOG.warn("{} has {} bytes gzipped and does not fit", file.getKey(), size);
      }
    }
    return fitting;
  }

  private static ConfigMap configMap(
      Owner owner, Action.StoreReport report, Map<String, String> files) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(report.configMap())
        .withNamespace(owner.namespace())
        .withLabels(Labels.of(new RunNames(owner.name(), report.run()), "report"))
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withBinaryData(files)
        .build();
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
