package dev.throng.runner.outputs.json;

import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.search.SearchStep;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much the target bears, as far as a search has found.
 *
 * @param holds the highest load that held below the lowest that broke; null if none did
 * @param breaks the lowest load that broke; null if none did
 * @param unit {@code users} or {@code arrivals/s}
 * @param requestRate requests a second at the load that held; null if none did
 * @param broke what the thresholds said of the load that broke; null if none did
 * @param complete whether the search came to its end
 * @param end {@code narrow}, {@code atLeast}, {@code lessThan}, {@code outOfTime}, {@code unclear}
 *     or {@code cutShort}, which it is while the search goes on
 * @param text the answer in a sentence
 */
record CapacityDocument(
    @Nullable Double holds,
    @Nullable Double breaks,
    String unit,
    @Nullable Double requestRate,
    @Nullable String broke,
    boolean complete,
    String end,
    String text,
    double from,
    double to,
    double width,
    List<Step> steps,
    List<String> notes) {

  /**
   * A load that was tried.
   *
   * @param result {@code held}, {@code broke} or {@code unclear}
   * @param toSecond after the last second that was judged
   * @param why a load broke, or nothing can be said; empty for one that held
   */
  record Step(
      double load,
      String result,
      int fromSecond,
      int judgedFromSecond,
      int toSecond,
      double requestRate,
      double successRate,
      double p50Millis,
      double p95Millis,
      double failureRatio,
      String why) {

    static Step of(SearchStep step) {
      return new Step(
          step.load(),
          step.result().name().toLowerCase(Locale.ROOT),
          step.fromSecond(),
          step.judgedFromSecond(),
          step.toSecond(),
          step.figures().requestsPerSecond(),
          step.figures().successesPerSecond(),
          step.figures().p50Micros() / 1e3,
          step.figures().p95Micros() / 1e3,
          step.figures().failureRatio(),
          step.why());
    }
  }

  static CapacityDocument of(SearchSoFar search) {
    FoundCapacity found = search.capacity();
    return new CapacityDocument(
        found.holds(),
        found.breaks(),
        found.unit().toString(),
        found.holds() == null ? null : found.requestsPerSecond(),
        found.broke(),
        found.isComplete(),
        switch (found.end()) {
          case End.Narrow _ -> "narrow";
          case End.AtLeast _ -> "atLeast";
          case End.LessThan _ -> "lessThan";
          case End.OutOfTime _ -> "outOfTime";
          case End.Unclear _ -> "unclear";
          case End.CutShort _ -> "cutShort";
        },
        CapacityWords.sentence(found),
        search.goal().from(),
        search.goal().to(),
        search.goal().width(),
        search.steps().stream().map(Step::of).toList(),
        search.notes());
  }
}
