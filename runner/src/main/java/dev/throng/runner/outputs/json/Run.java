package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.throng.runner.results.RunInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which run this is.
 *
 * @param seed as text, since it has more digits than a number in JavaScript keeps
 * @param startTime null when the load never began
 * @param loadSeconds until the end of the load: rates of the whole run are by this time
 * @param plannedSeconds null when only a person can end the run
 * @param traceLink where a trace is looked at, with {@code {traceId}} for its id
 * @param java the SHA-256 of each Java source by its name
 */
record Run(
    String name,
    String description,
    String target,
    String seed,
    @Nullable String startTime,
    @Nullable String endTime,
    double elapsedSeconds,
    double loadSeconds,
    @Nullable Double plannedSeconds,
    double warmupSeconds,
    List<String> overrides,
    String manifest,
    @Nullable String traceLink,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> java) {

  static Run of(RunInfo info) {
    Instant end = info.endTime();
    Duration planned = info.planned();
    return new Run(
        info.name(),
        info.description(),
        info.target(),
        Long.toString(info.seed()),
        info.hasStarted() ? info.startTime().toString() : null,
        end == null ? null : end.toString(),
        seconds(info.elapsed()),
        seconds(info.load()),
        planned == null ? null : seconds(planned),
        seconds(info.warmup()),
        info.overrides(),
        info.manifest(),
        info.traceLink(),
        info.java());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
