package dev.throng.crds.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be found in a run, the most important first. The ids are stable: manifests name them.
 */
public enum FindingId {
  @JsonProperty("cliff")
  CLIFF("cliff", "An exhausted pool, memory or threads: size the pool, shed load earlier."),
  @JsonProperty("doesNotRecover")
  DOES_NOT_RECOVER(
      "doesNotRecover", "A state that feeds itself: retry storms, or queues without a bound."),
  @JsonProperty("retrograde")
  RETROGRADE(
      "retrograde", "Contention and agreement between parts: locks, retries, chatty caches."),
  @JsonProperty("linear")
  LINEAR("linear", "Work bound by CPU: a cache, cheaper queries, more replicas."),
  @JsonProperty("saturates")
  SATURATES("saturates", "Capacity: this rate is what the target can do."),
  @JsonProperty("shedding")
  SHEDDING("shedding", "A limiter that works."),
  @JsonProperty("oneEndpoint")
  ONE_ENDPOINT(
      "oneEndpoint", "That endpoint: an index, a query for each row, a fetch without a limit."),
  @JsonProperty("step")
  STEP("step", "A deployment, a failover, or a limit that set in."),
  @JsonProperty("drift")
  DRIFT("drift", "A leak, a growing table, a filling disk."),
  @JsonProperty("sawtooth")
  SAWTOOTH(
      "sawtooth", "GC pauses, a cache that expires, or a background job: tune it or spread it."),
  @JsonProperty("spike")
  SPIKE("spike", "Look at that moment; no pattern is claimed."),
  @JsonProperty("failsFast")
  FAILS_FAST("failsFast", "Judge successes by themselves: failures flatter the percentiles."),
  @JsonProperty("coldStart")
  COLD_START("coldStart", "Caches, JIT, connection set-up: warm up, or judge later."),
  @JsonProperty("oneWorker")
  ONE_WORKER("oneWorker", "The generator or its network, not the target.");

  private final String id;
  private final String pointsTo;

  FindingId(String id, String pointsTo) {
    this.id = id;
    this.pointsTo = pointsTo;
  }

  public static Optional<FindingId> of(String id) {
    return Arrays.stream(values()).filter(finding -> finding.id.equals(id)).findFirst();
  }

  /** All ids, as a sentence lists them. */
  public static String listed() {
    return Arrays.stream(values()).map(FindingId::toString).collect(Collectors.joining(", "));
  }

  /** The class of causes and fixes, in a sentence. */
  public String pointsTo() {
    return pointsTo;
  }

  /** As manifests and outputs write it. */
  @Override
  public String toString() {
    return id;
  }
}
