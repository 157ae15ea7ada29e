package dev.throng.operator.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.throng.crds.DeclaredSpec;
import dev.throng.crds.LoadTest;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.resources.Owner;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads LoadTests. Each generation is read once. */
final class Declarations {
  private static final DeclaredSpec NOTHING =
      new DeclaredSpec(JsonNodeFactory.instance.objectNode());

  private final Map<String, Reading> readings = new ConcurrentHashMap<>();

  private record Reading(long generation, ReadSpec spec) {}

  Declaration of(LoadTest resource) {
    ObjectMeta metadata = resource.getMetadata();
    DeclaredSpec spec = resource.getSpec() == null ? NOTHING : resource.getSpec();
    Owner owner = new Owner(metadata.getNamespace(), metadata.getName(), metadata.getUid());
    long generation = metadata.getGeneration() == null ? 0 : metadata.getGeneration();
    return new Declaration(
        owner,
        generation,
        Instant.parse(metadata.getCreationTimestamp()),
        spec.json(),
        reading(owner, generation, spec),
        status(resource));
  }

  /** Of one that is new, too. */
  static LoadTestStatus status(LoadTest resource) {
    LoadTestStatus status = resource.getStatus();
    return status == null ? LoadTestStatus.EMPTY : status;
  }

  /**
   * Forgets those that are no more, now and then.
   *
   * @param all LoadTests that there are
   */
  void keep(List<LoadTest> all) {
    Gone.forget(readings, all);
  }

  private ReadSpec reading(Owner owner, long generation, DeclaredSpec spec) {
    Reading known = readings.get(owner.uid());
    if (known != null && known.generation() == generation) {
      return known.spec();
    }
    ReadSpec read = spec.read();
    readings.put(owner.uid(), new Reading(generation, read));
    return read;
  }
}
