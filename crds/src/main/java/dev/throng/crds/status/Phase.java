package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a run stands. */
public enum Phase {
  @JsonProperty("Pending")
  PENDING,
  @JsonProperty("Queued")
  QUEUED,
  @JsonProperty("Preflight")
  PREFLIGHT,
  @JsonProperty("Provisioning")
  PROVISIONING,
  @JsonProperty("Running")
  RUNNING,
  @JsonProperty("Stopping")
  STOPPING,
  @JsonProperty("Finished")
  FINISHED;

  /** Whether a run waits or goes on in it. */
  public boolean hasRun() {
    return switch (this) {
      case PENDING, FINISHED -> false;
      case QUEUED, PREFLIGHT, PROVISIONING, RUNNING, STOPPING -> true;
    };
  }
}
