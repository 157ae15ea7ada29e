package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the master pod is like. */
public record Master(
    @JsonPropertyDescription(
            "Merged into the pod template: resources, env, nodeSelector, tolerations, …")
        @Nullable JsonNode pod) {

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Master DEFAULT = new Master(null);
}
