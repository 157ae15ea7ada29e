package dev.throng.runner.outputs.json;

import dev.throng.runner.story.Finding;
import dev.throng.runner.story.LoadResponse;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.Stretch;
import dev.throng.runner.story.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the target degrades.
 *
 * @param degradation {@code graceful}, {@code catastrophic} or {@code notSeen}; or, where that is
 *     not seen, what is wrong for all that: {@code failures}, {@code slower} or {@code unknown}
 * @param ignored findings that were not to be told
 * @param cannotSay what the run could not answer, and which run would
 * @param load what the target did at each load; null of a run whose load did not rise enough
 */
record StoryDocument(
    String headline,
    String degradation,
    List<Found> findings,
    List<String> cannotSay,
    List<String> ignored,
    @Nullable LoadColumns load) {

  /**
   * A finding.
   *
   * @param scope {@code all}, {@code request} or {@code worker}
   * @param of the request's or the worker's name; empty for all
   * @param evidence numbers, by a name that ends with their unit
   * @param confidence {@code likely} or {@code sure}
   */
  record Found(
      String id,
      String scope,
      String of,
      int fromSecond,
      int toSecond,
      double fromLoad,
      double toLoad,
      String loadUnit,
      Map<String, Double> evidence,
      String confidence,
      String text,
      String pointsTo) {

    static Found of(Finding finding) {
      Stretch stretch = finding.stretch();
      return new Found(
          finding.id().toString(),
          scopeOf(finding.subject()),
          nameOf(finding.subject()),
          stretch.fromSecond(),
          stretch.toSecond(),
          stretch.fromLoad(),
          stretch.toLoad(),
          stretch.loadUnit().toString(),
          finding.evidence(),
          finding.confidence().toString(),
          finding.text(),
          finding.pointsTo());
    }
  }

  static StoryDocument of(Story story) {
    LoadResponse load = story.load();
    return new StoryDocument(
        story.headline(),
        story.degradation().toString(),
        story.findings().stream().map(Found::of).toList(),
        story.cannotSay(),
        story.ignored().stream().sorted().map(Object::toString).toList(),
        load == null ? null : LoadColumns.of(load));
  }

  private static String scopeOf(Subject subject) {
    return switch (subject) {
      case Subject.AllRequests _ -> "all";
      case Subject.OneName _ -> "request";
      case Subject.OneWorker _ -> "worker";
    };
  }

  private static String nameOf(Subject subject) {
    return switch (subject) {
      case Subject.AllRequests _ -> "";
      case Subject.OneName one -> one.name().toString();
      case Subject.OneWorker one -> one.worker();
    };
  }
}
