package dev.throng.crds.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a master stands. */
public enum RunState {
  @JsonProperty("WaitingForWorkers")
  WAITING_FOR_WORKERS,
  @JsonProperty("Running")
  RUNNING,
  @JsonProperty("Stopping")
  STOPPING,
  @JsonProperty("Finished")
  FINISHED
}
