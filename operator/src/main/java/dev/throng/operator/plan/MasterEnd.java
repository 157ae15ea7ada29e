package dev.throng.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.run.MasterStatus;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a master pod came to its end. */
sealed interface MasterEnd {

  /** It wrote its verdict first. */
  record LastWords(MasterStatus status) implements MasterEnd {}

  /** It said nothing. */
  record Lost(String reason, String message) implements MasterEnd {}

  String UNTRUSTED = "MasterUntrusted";

  Duration OUTSTAYED = Duration.ofSeconds(30);

  JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Empty while the master lives. */
  static Optional<MasterEnd> of(Turn turn) {
    List<Pod> pods = turn.pods(turn.names().master());
    Optional<ContainerStateTerminated> terminated =
        pods.stream()
            .filter(pod -> pod.getStatus() != null)
            .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
            .filter(container -> container.getName().equals("master"))
            .map(ContainerStatus::getState)
            .filter(Objects::nonNull)
            .map(state -> state.getTerminated())
            .filter(Objects::nonNull)
            .findFirst();
    if (terminated.isPresent()) {
      return Optional.of(words(terminated.get()));
    }
    String trouble = turn.seen.masterTrouble();
    if (turn.seen.masterUntrusted() && trouble != null) {
      return Optional.of(new Lost(UNTRUSTED, trouble));
    }
    Optional<Job> job = turn.job(turn.names().master());
    if (job.isEmpty()) {
      return Optional.of(new Lost("MasterLost", "the master's Job is gone"));
    }
    List<Pod> active = pods.stream().filter(PodTrouble::isActive).toList();
    if (active.stream().anyMatch(pod -> hasOutstayed(pod, turn.now))) {
      return Optional.of(
          new Lost("MasterLost", "the master's node does not answer, and its pod was given up"));
    }
    return !active.isEmpty() || !Cleanup.isOver(job.get())
        ? Optional.empty()
        : Optional.of(new Lost("MasterLost", "the master's pod is gone, and left no verdict"));
  }

  /** A pod that is deleted, and whose grace has long passed: its node can't say that it ended. */
  private static boolean hasOutstayed(Pod pod, Instant now) {
    String deadline = pod.getMetadata().getDeletionTimestamp();
    return deadline != null && now.isAfter(Instant.parse(deadline).plus(OUTSTAYED));
  }

  private static MasterEnd words(ContainerStateTerminated end) {
    String message = end.getMessage() == null ? "" : end.getMessage().strip();
    try {
      MasterStatus status = JSON.readValue(message, MasterStatus.class);
      if (status != null && status.verdict() != null) {
        return Plausibility.flaw(status)
            .<MasterEnd>map(
                flaw -> new Lost(UNTRUSTED, "the master's last words can't be so: " + flaw))
            .orElseGet(() -> new LastWords(status));
      }
    } catch (JsonProcessingException _) {
      // The end of its log, then: it died before it could write a verdict.
    }
    String log =
        message.length() <= 500 ? message : "…" + message.substring(message.length() - 500);
    String reason = end.getReason() == null ? "Error" : end.getReason();
    return new Lost(
        reason.equals("Error") ? "MasterLost" : reason,
        "the master ended without a verdict: "
            + reason
            + ", exit code "
            + end.getExitCode()
            + (log.isEmpty() ? "" : ": " + log));
  }
}
