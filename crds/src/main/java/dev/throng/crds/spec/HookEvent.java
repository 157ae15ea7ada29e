package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a hook tells of; each at most once in a run. */
public enum HookEvent {
  /** The load has begun. */
  @JsonProperty("started")
  STARTED("started"),
  /** A threshold that held does not hold any more. */
  @JsonProperty("thresholdBroken")
  THRESHOLD_BROKEN("thresholdBroken"),
  /** A worker was lost. */
  @JsonProperty("workerLost")
  WORKER_LOST("workerLost"),
  /** The run is over, however it ended. */
  @JsonProperty("finished")
  FINISHED("finished");

  private final String word;

  HookEvent(String word) {
    this.word = word;
  }

  /** As a manifest has it. */
  @Override
  public String toString() {
    return word;
  }
}
