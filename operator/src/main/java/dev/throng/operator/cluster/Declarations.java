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
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads LoadTests. Each generation is read once, as long as it is in use. */
final class Declarations {
  private static final int MOST = 200;

  private static final DeclaredSpec NOTHING =
      new DeclaredSpec(JsonNodeFactory.instance.objectNode());

  private final Map<Key, ReadSpec> readings =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ReadSpec> eldest) {
          return size() > MOST;
        }
      };

  private record Key(String uid, long generation) {}

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

  private ReadSpec reading(Owner owner, long generation, DeclaredSpec spec) {
    Key key = new Key(owner.uid(), generation);
    synchronized (readings) {
      ReadSpec known = readings.get(key);
      if (known != null) {
        return known;
      }
    }
    ReadSpec reading = spec.read();
    synchronized (readings) {
      readings.put(key, reading);
    }
    return reading;
  }
}
