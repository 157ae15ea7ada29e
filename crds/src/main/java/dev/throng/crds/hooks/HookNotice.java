package dev.throng.crds.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.status.ThresholdStatus;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a hook sends, as {@code docs/hooks.md} promises it. Within a version of the schema fields
 * are only added.
 *
 * @param id the same whenever this is sent again: what has happened once has one
 * @param text one sentence for people; chats look for a field of this name
 * @param run as {@code GET /api/v1/run} of a master answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookNotice(
    String schema, String id, HookEvent event, String text, Subject loadTest, MasterStatus run) {
  private static final String SCHEMA = "throng.dev/hook/v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Whose run it is.
   *
   * @param namespace null outside of a cluster
   * @param run its number
   * @param target base URL of the system under test
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(@Nullable String namespace, String name, long run, String target) {}

  public static HookNotice of(String id, HookEvent event, Subject subject, MasterStatus run) {
    return new HookNotice(
        SCHEMA,
        id,
        event,
        subject.name() + ", run " + subject.run() + ": " + sentence(event, subject, run),
        subject,
        run);
  }

  private static String sentence(HookEvent event, Subject subject, MasterStatus run) {
    return switch (event) {
      case STARTED -> "the load on " + subject.target() + " has begun";
      case THRESHOLD_BROKEN ->
          "broken: "
              + run.thresholds().stream()
                  .filter(threshold -> !threshold.holds())
                  .map(HookNotice::seen)
                  .collect(Collectors.joining("; "));
      case WORKER_LOST -> run.workers().lost() + " of " + run.workers().desired() + " workers lost";
      case FINISHED -> run.verdict() + ": " + run.reason();
    };
  }

  private static String seen(ThresholdStatus threshold) {
    return threshold.expect()
        + (threshold.request() == null ? "" : " of " + threshold.request())
        + ", observed "
        + threshold.observed();
  }

  /** On one line. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
