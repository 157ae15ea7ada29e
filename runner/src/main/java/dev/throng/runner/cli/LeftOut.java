package dev.throng.runner.cli;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Threshold;
import java.util.List;
import java.util.stream.Stream;

/**
 * The thresholds that are not judged, since nobody sends their requests.
 *
 * @param byClasses those of requests of other user classes than were named
 * @param byTags those of requests that the tags leave out
 */
record LeftOut(List<Threshold> byClasses, List<Threshold> byTags) {
  private static final String CLASSES = "the user classes that run leave out ";
  private static final String TAGS = "the tags leave out ";

  /**
   * @param written with all classes and tasks
   * @param ofClasses with the classes that were named
   * @param selected with the tasks that the tags leave of these
   */
  static LeftOut of(LoadTestSpec written, LoadTestSpec ofClasses, LoadTestSpec selected) {
    return new LeftOut(less(written, ofClasses), less(ofClasses, selected));
  }

  private static List<Threshold> less(LoadTestSpec all, LoadTestSpec some) {
    return all.thresholds().stream()
        .filter(threshold -> !some.thresholds().contains(threshold))
        .toList();
  }

  /** Such as {@code the tags leave out POST /api/orders}, each once. */
  List<String> reasons() {
    return Stream.concat(
            byClasses.stream().map(threshold -> CLASSES + threshold.request()),
            byTags.stream().map(threshold -> TAGS + threshold.request()))
        .distinct()
        .toList();
  }

  /** One sentence for each. */
  List<String> notes() {
    return Stream.concat(
            byClasses.stream().map(threshold -> note(threshold, CLASSES)),
            byTags.stream().map(threshold -> note(threshold, TAGS)))
        .toList();
  }

  private static String note(Threshold threshold, String why) {
    return "Not judged: " + threshold.expect() + ", since " + why + threshold.request() + ".";
  }
}
