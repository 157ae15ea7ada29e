package dev.throng.runner.outputs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which files a run shall leave; null for those that weren't asked for.
 *
 * @param csvPrefix of Locust's four files: {@code out/l} for {@code out/l_stats.csv} and so on
 * @param csvFullHistory whether their history has a row per name, not only the aggregate
 */
public record OutputFiles(
    @Nullable String csvPrefix,
    boolean csvFullHistory,
    @Nullable Path html,
    @Nullable Path json,
    @Nullable Path junit) {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  public static final OutputFiles NONE = new OutputFiles(null, false, null, null, null);

  /** Whether a path is {@code -}: JSON goes to standard output then, as other programs have it. */
  public static boolean isStandardOutput(@Nullable Path json) {
    return STANDARD_OUTPUT.equals(json);
  }
}
