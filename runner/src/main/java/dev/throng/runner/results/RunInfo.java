package dev.throng.runner.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which run this is.
 *
 * @param target the base URL in effect
 * @param seed drawn or given: the same seed gives the same decisions
 * @param startTime when the load began; {@link #NEVER} before that
 * @param endTime when the last user had stopped; null while the run goes on
 * @param elapsed since the load began, until the last user had stopped
 * @param load how long the load has run: until its end, at which users begin to stop; rates of the
 *     whole run are by this time
 * @param planned how long the schedule runs; null when only a person can end it
 * @param overrides flags that won over the manifest, such as {@code --users 200 (manifest: 500)}
 * @param manifest the manifest's text as given, for the report; secrets are only named in it
 * @param traceLink where a trace is looked at, with {@code {traceId}} for its id; null if unknown
 * @param java the SHA-256 of each Java source by its name
 */
public record RunInfo(
    String name,
    String description,
    String target,
    String version,
    long seed,
    Instant startTime,
    @Nullable Instant endTime,
    Duration elapsed,
    Duration load,
    @Nullable Duration planned,
    Duration warmup,
    List<String> overrides,
    String manifest,
    @Nullable String traceLink,
    SortedMap<String, String> java) {
  /** The start of a load that has not begun. */
  public static final Instant NEVER = Instant.EPOCH;

  public boolean hasStarted() {
    return !startTime.equals(NEVER);
  }
}
