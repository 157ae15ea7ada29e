package dev.throng.runner.search;

import dev.throng.runner.story.LoadUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a search found: the target bears the load {@code holds}, and not the load {@code breaks}.
 *
 * @param holds the highest load that held below the lowest that broke; null if none did
 * @param breaks the lowest load that broke; null if none did
 * @param requestsPerSecond at the load that held; 0 if none did
 * @param broke what the thresholds said of the load that broke; null if none did
 */
public record FoundCapacity(
    LoadUnit unit,
    @Nullable Double holds,
    @Nullable Double breaks,
    double requestsPerSecond,
    @Nullable String broke,
    End end) {

  /** Why the search ended. */
  public sealed interface End {
    /** The bounds are as close as was asked for, and each has been tried twice at least. */
    record Narrow() implements End {}

    /** The heaviest load held. */
    record AtLeast() implements End {}

    /** The lightest load broke. */
    record LessThan() implements End {}

    /** The time was up. */
    record OutOfTime() implements End {}

    /** Nothing can be said of the loads between the bounds. */
    record Unclear(double load, String why) implements End {}

    /** The run ended on the way. */
    record CutShort() implements End {}
  }

  /** Whether the search came to the answer that it was sent for. */
  public boolean isComplete() {
    return switch (end) {
      case End.Narrow _, End.AtLeast _, End.LessThan _ -> true;
      case End.OutOfTime _, End.Unclear _, End.CutShort _ -> false;
    };
  }
}
