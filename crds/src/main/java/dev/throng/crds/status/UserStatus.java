package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;

/** Users of a run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UserStatus(
    @JsonPropertyDescription("As planned at this moment.") Integer desired,
    @JsonPropertyDescription("Users that run.") @StatusReplicas Integer running) {}
