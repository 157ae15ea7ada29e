package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Failures that are faster than successes, so that percentiles over both flatter the target. */
final class FastFailures {
  private static final double LEAST_RATIO = 0.05;
  private static final double FEWEST_FAILURES = 50;
  private static final int BLOCK_SECONDS = 10;
  private static final double FEWEST_IN_BLOCK = 5;
  private static final double FASTER = 0.5;

  private FastFailures() {}

  static Optional<Finding> of(Course course) {
    List<Integer> failing = failing(course);
    double failures = 0;
    double successes = 0;
    double failureTime = 0;
    double successTime = 0;
    for (int at : failing) {
      failures += course.failures[at];
      successes += course.successes(at);
      failureTime += course.failures[at] * course.meanFailure[at];
      successTime += course.successes(at) * course.meanSuccess[at];
    }
    if (failures < FEWEST_FAILURES || successes < FEWEST_FAILURES) {
      return Optional.empty();
    }
    double failureMicros = failureTime / failures;
    double successMicros = successTime / successes;
    if (failureMicros > FASTER * successMicros) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FindingId.FAILS_FAST,
            Subject.ALL,
            course.stretch(failing.getFirst(), failing.getLast() + 1),
            new Evidence()
                .with("failureRatio", failures / (failures + successes))
                .withMillis("failureTime", failureMicros)
                .withMillis("successTime", successMicros)
                .numbers(),
            Confidence.SURE,
            "Failures take "
                + Words.time(failureMicros)
                + ", successes "
                + Words.time(successMicros)
                + ": percentiles over both flatter the target, which failed "
                + Words.percent(failures / (failures + successes))
                + " of the requests in these seconds."));
  }

  /** The seconds of those blocks in which more than a few requests fail. */
  private static List<Integer> failing(Course course) {
    List<Integer> usable = course.usableSeconds();
    List<Integer> failing = new ArrayList<>();
    for (int from = 0; from + BLOCK_SECONDS <= usable.size(); from += BLOCK_SECONDS) {
      List<Integer> block = usable.subList(from, from + BLOCK_SECONDS);
      double requests = block.stream().mapToDouble(at -> course.requests[at]).sum();
      double failures = block.stream().mapToDouble(at -> course.failures[at]).sum();
      if (failures >= FEWEST_IN_BLOCK && failures > LEAST_RATIO * requests) {
        failing.addAll(block);
      }
    }
    return failing;
  }
}
