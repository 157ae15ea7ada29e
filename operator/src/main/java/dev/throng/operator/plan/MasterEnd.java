package dev.throng.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.run.MasterStatus;
import dev.throng.operator.resources.RunObjects;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a master pod came to its end. */
sealed interface MasterEnd {

  /** It wrote its verdict first. */
  record LastWords(MasterStatus status) implements MasterEnd {}

  /** It said nothing. */
  record Lost(String reason, String message) implements MasterEnd {}

  String LOST = "MasterLost";
  String UNTRUSTED = "MasterUntrusted";
  String SILENT = "MasterSilent";
  String NO_VERDICT = "it left no verdict";
  String CONTAINER = RunObjects.MASTER;

  /** A runner's exit code for a wrong flag or manifest; the operator has checked the manifest. */
  int NOT_UNDERSTOOD = 2;

  Duration OUTSTAYED = Duration.ofSeconds(30);

  JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Empty while the master lives. */
  static Optional<MasterEnd> of(Turn turn) {
    List<Pod> pods = turn.pods(turn.names().master());
    Optional<MasterEnd> ended = pods.stream().flatMap(pod -> words(turn, pod).stream()).findFirst();
    if (ended.isPresent()) {
      return ended;
    }
    String trouble = turn.seen.masterTrouble();
    if (turn.seen.masterUntrusted() && trouble != null) {
      return Optional.of(new Lost(UNTRUSTED, trouble));
    }
    return withoutWords(turn, pods);
  }

  private static Optional<MasterEnd> withoutWords(Turn turn, List<Pod> pods) {
    Optional<Job> job = turn.job(turn.names().master());
    if (job.isEmpty()) {
      boolean answers = turn.seen.master() != null && turn.seen.masterTrouble() == null;
      return answers
          ? Optional.empty()
          : Optional.of(new Lost(Departure.DELETED, "the master's Job was deleted"));
    }
    if (pods.stream().anyMatch(pod -> hasOutstayed(pod, turn.now))) {
      return Optional.of(lost(turn, LOST, "the master's pod was given up", "its node is silent"));
    }
    if (pods.stream().anyMatch(PodTrouble::isActive)) {
      return Optional.empty();
    }
    if (!pods.isEmpty()) {
      return Optional.of(lost(turn, LOST, failure(pods.getFirst()), NO_VERDICT));
    }
    return Cleanup.isOver(job.get())
        ? Optional.of(lost(turn, Departure.DELETED, "the master's pod was deleted", NO_VERDICT))
        : Optional.empty();
  }

  /** The cluster's own cause is said, if it is known. */
  private static Lost lost(Turn turn, String reason, String otherwise, String more) {
    Departure departure = Departure.of(turn).orElseGet(() -> new Departure(reason, otherwise));
    return new Lost(departure.reason(), departure.and(more));
  }

  /** Of a pod whose node did not start it, or ended it. */
  private static String failure(Pod pod) {
    PodStatus status = pod.getStatus();
    return "the master's pod ended"
        + (status.getReason() == null ? "" : ": " + status.getReason())
        + (status.getMessage() == null ? "" : ": " + status.getMessage().strip());
  }

  /** A pod that is deleted, and whose grace has long passed: its node can't say that it ended. */
  private static boolean hasOutstayed(Pod pod, Instant now) {
    String deadline = pod.getMetadata().getDeletionTimestamp();
    return PodTrouble.isActive(pod)
        && deadline != null
        && now.isAfter(Instant.parse(deadline).plus(OUTSTAYED));
  }

  private static Optional<MasterEnd> words(Turn turn, Pod pod) {
    return Optional.ofNullable(pod.getStatus()).stream()
        .flatMap(status -> status.getContainerStatuses().stream())
        .filter(container -> container.getName().equals(CONTAINER))
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .findFirst()
        .map(end -> words(turn, pod, end));
  }

  private static MasterEnd words(Turn turn, Pod pod, ContainerStateTerminated end) {
    String message = end.getMessage() == null ? "" : end.getMessage().strip();
    MasterStatus status = verdict(message);
    if (status != null) {
      return Plausibility.flaw(status)
          .<MasterEnd>map(
              flaw -> new Lost(UNTRUSTED, "the master's last words can't be so: " + flaw))
          .orElseGet(() -> new LastWords(status));
    }
    String log =
        message.length() <= 500 ? message : "…" + message.substring(message.length() - 500);
    String reason = end.getReason() == null ? "Error" : end.getReason();
    String details =
        reason + ", exit code " + end.getExitCode() + (log.isEmpty() ? "" : ": " + log);
    if (reason.equals("OOMKilled") || log.contains("java.lang.OutOfMemoryError")) {
      return new Lost(
          "OOMKilled", "the master ran out of memory" + memoryLimit(pod) + ": " + details);
    }
    String how = "ended without a verdict: " + details + otherVersion(pod, end);
    return Departure.of(turn)
        .map(departure -> new Lost(departure.reason(), departure.and("it " + how)))
        .orElseGet(() -> new Lost(reason.equals("Error") ? LOST : reason, "the master " + how));
  }

  private static String otherVersion(Pod pod, ContainerStateTerminated end) {
    return Objects.equals(end.getExitCode(), NOT_UNDERSTOOD)
        ? container(pod)
            .map(Container::getImage)
            .map(image -> "; its image " + image + " may be of another version than the operator")
            .orElse("")
        : "";
  }

  private static String memoryLimit(Pod pod) {
    return container(pod)
        .map(Container::getResources)
        .map(resources -> resources.getLimits().get("memory"))
        .map(limit -> ", of which spec.master.pod.resources allows it " + limit)
        .orElse("");
  }

  private static Optional<Container> container(Pod pod) {
    return Stream.ofNullable(pod.getSpec())
        .flatMap(spec -> spec.getContainers().stream())
        .filter(container -> container.getName().equals(CONTAINER))
        .findFirst();
  }

  /** Null if it died before it could write one: the message is the end of its log, then. */
  private static @Nullable MasterStatus verdict(String message) {
    try {
      MasterStatus status = JSON.readValue(message, MasterStatus.class);
      return status == null || status.verdict() == null ? null : status;
    } catch (JsonProcessingException _) {
      return null;
    }
  }
}
