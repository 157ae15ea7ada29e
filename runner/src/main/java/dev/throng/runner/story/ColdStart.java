package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Sample;
import java.util.Arrays;
import java.util.Optional;

/** Slow at first, though the load was no higher, then flat. */
final class ColdStart {
  private static final int LATEST_START_SECONDS = 5;
  private static final double LONGEST_SHARE = 0.3;
  private static final int LONGEST_SECONDS = 180;
  private static final int FEWEST_BUCKETS = 3;
  private static final double SLOWER = 1.5;
  private static final double LEAST_DEVIATIONS = 6;

  private ColdStart() {}

  static Optional<Finding> of(Course course, Buckets buckets) {
    if (buckets.size() < Steps.FEWEST_BUCKETS || buckets.second(0) > LATEST_START_SECONDS) {
      return Optional.empty();
    }
    double[] times = buckets.p50();
    int quarter = times.length / 4;
    double[] later = Arrays.copyOfRange(times, quarter, 2 * quarter + 1);
    double usual = Sample.median(later);
    int slow = slowAtFirst(times, usual + Math.log(SLOWER));
    int end = slow == 0 ? 0 : buckets.end(slow - 1);
    if (slow < FEWEST_BUCKETS
        || slow > LONGEST_SHARE * times.length
        || end > LONGEST_SECONDS
        || course.load[buckets.second(0)] > 1.05 * course.load[buckets.second(quarter)]) {
      return Optional.empty();
    }
    double[] first = Arrays.copyOf(times, slow);
    double error =
        Math.max(0.02, Sample.robustDeviation(later)) * Math.sqrt(1.0 / slow + 1.0 / later.length);
    double deviations = (Sample.mean(first) - usual) / error;
    double after =
        Sample.median(Arrays.copyOfRange(times, slow, Math.min(times.length, 2 * slow + quarter)));
    if (deviations < LEAST_DEVIATIONS || after > usual + Math.log(SLOWER) / 2) {
      return Optional.empty();
    }
    double from = Math.exp(Sample.median(first));
    double to = Math.exp(usual);
    return Optional.of(
        new Finding(
            FindingId.COLD_START,
            Subject.ALL,
            course.stretch(buckets.second(0), end),
            new Evidence()
                .withMillis("medianAtFirst", from)
                .withMillis("medianAfter", to)
                .with("lengthSeconds", end)
                .with("standardErrors", deviations)
                .numbers(),
            Confidence.of(deviations),
            "For the first "
                + end
                + " s the median is "
                + Words.time(from)
                + ", then "
                + Words.time(to)
                + ", though the load did not fall."));
  }

  /** How many buckets from the first on are slow; single ones of their neighbours may not be. */
  private static int slowAtFirst(double[] times, double limit) {
    int slow = 0;
    while (slow < times.length
        && Sample.median(Arrays.copyOfRange(times, slow, Math.min(times.length, slow + 3)))
            > limit) {
      slow++;
    }
    return slow;
  }
}
