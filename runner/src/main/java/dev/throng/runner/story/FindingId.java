package dev.throng.runner.story;

import java.util.Arrays;
import java.util.Optional;

/** What can be found in a run. The ids are stable: manifests name them. */
public enum FindingId {
  CLIFF("cliff", "An exhausted pool, memory or threads: size the pool, shed load earlier."),
  DOES_NOT_RECOVER(
      "doesNotRecover", "A state that feeds itself: retry storms, or queues without a bound."),
  RETROGRADE(
      "retrograde", "Contention and agreement between parts: locks, retries, chatty caches."),
  LINEAR("linear", "Work bound by CPU: a cache, cheaper queries, more replicas."),
  SATURATES("saturates", "Capacity: this rate is what the target can do."),
  SHEDDING("shedding", "A limiter that works."),
  ONE_ENDPOINT(
      "oneEndpoint", "That endpoint: an index, a query for each row, a fetch without a limit."),
  STEP("step", "A deployment, a failover, or a limit that set in."),
  DRIFT("drift", "A leak, a growing table, a filling disk."),
  SAWTOOTH(
      "sawtooth", "GC pauses, a cache that expires, or a background job: tune it or spread it."),
  SPIKE("spike", "Look at that moment; no pattern is claimed."),
  FAILS_FAST("failsFast", "Judge successes by themselves: failures flatter the percentiles."),
  COLD_START("coldStart", "Caches, JIT, connection set-up: warm up, or judge later."),
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
