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
  FINISHED
}
