package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Required;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of user: what it waits, how it logs in, what it does. */
public record UserClass(
    @Required String name,
    Integer weight,
    @Nullable Integer fixedCount,
    Map<String, String> headers,
    @JsonProperty("wait") Wait waitTime,
    List<Step> onStart,
    OnStartFailure onStartFailure,
    List<Step> onStop,
    @Required List<Task> tasks) {
  public UserClass {
    weight = weight == null ? 1 : weight;
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    waitTime = waitTime == null ? Wait.NONE : waitTime;
    onStart = onStart == null ? List.of() : List.copyOf(onStart);
    onStartFailure = onStartFailure == null ? OnStartFailure.CONTINUE : onStartFailure;
    onStop = onStop == null ? List.of() : List.copyOf(onStop);
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
  }

  /** What a failed request or an exception in onStart means. */
  public enum OnStartFailure {
    @JsonProperty("continue")
    CONTINUE,
    @JsonProperty("stopUser")
    STOP_USER,
    @JsonProperty("stopTest")
    STOP_TEST
  }
}
