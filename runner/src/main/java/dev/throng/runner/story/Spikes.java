package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.Peaks.Peak;
import dev.throng.runner.story.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One rise of times or failures, and it is over. */
final class Spikes {
  private static final int SHORTEST_SECONDS = 2;
  private static final int LONGEST_SECONDS = 30;

  /** Of usual seconds on both sides. */
  private static final int AROUND_SECONDS = 10;

  private static final double LEAST_RATIO = 3;
  private static final double LEAST_FAILURES = 0.2;
  private static final double USUAL_FAILURES = 0.02;
  private static final int MOST_SPIKES = 2;
  private static final double AS_BEFORE = 1.3;

  private Spikes() {}

  static List<Finding> of(Course course, Buckets buckets) {
    List<Finding> found = new ArrayList<>();
    for (Peak peak : Peaks.of(buckets.p50(), buckets.widthSeconds).events()) {
      if (peak.ratio() >= LEAST_RATIO && !failsAround(buckets, peak)) {
        add(
            course,
            buckets,
            peak,
            found,
            "times rise to " + Words.times(peak.ratio()) + " the usual");
      }
    }
    failing(buckets)
        .ifPresent(peak ->
            add(
                course,
                buckets,
                peak,
                found,
                Words.percent(peak.ratio()) + " of the requests fail"));
    return found.size() > MOST_SPIKES ? List.of() : found;
  }

  /** Where many requests fail the median may be now of these, now of the others. */
  private static boolean failsAround(Buckets buckets, Peak peak) {
    double[] ratios = buckets.failureRatios();
    int from = Math.max(0, peak.from() - AROUND_SECONDS);
    int to = Math.min(ratios.length, peak.to() + AROUND_SECONDS);
    return Sample.quantile(Arrays.copyOfRange(ratios, from, to), 0.75) > 2 * USUAL_FAILURES;
  }

  private static Optional<Peak> failing(Buckets buckets) {
    double[] ratios = buckets.failureRatios();
    int from = -1;
    int to = -1;
    double highest = 0;
    for (int i = 0; i < ratios.length; i++) {
      if (ratios[i] >= LEAST_FAILURES) {
        from = from < 0 ? i : from;
        to = i + 1;
        highest = Math.max(highest, ratios[i]);
      }
    }
    for (int i = 0; i < ratios.length; i++) {
      if ((i < from - 1 || i > to) && ratios[i] > USUAL_FAILURES) {
        return Optional.empty();
      }
    }
    return from < 0 ? Optional.empty() : Optional.of(new Peak(from, to, highest));
  }

  private static void add(
      Course course, Buckets buckets, Peak peak, List<Finding> found, String what) {
    int from = buckets.second(peak.from());
    int to = buckets.end(peak.to() - 1);
    boolean lasting = to - from > LONGEST_SECONDS;
    boolean brief = peak.length() < 2 || to - from < SHORTEST_SECONDS;
    boolean atAnEnd =
        from < buckets.second(0) + AROUND_SECONDS
            || to > buckets.end(buckets.size() - 1) - AROUND_SECONDS;
    if (lasting || brief || atAnEnd || loadChanges(course, from) || !isOver(buckets, peak)) {
      return;
    }
    found.add(
        new Finding(
            FindingId.SPIKE,
            Subject.ALL,
            course.stretch(from, to),
            new Evidence()
                .with("peakRatio", peak.ratio())
                .with("lengthSeconds", to - from)
                .numbers(),
            Confidence.LIKELY,
            "At " + from + " s " + what + " for " + (to - from) + " s, once."));
  }

  /** After it times are what they were before it. */
  private static boolean isOver(Buckets buckets, Peak peak) {
    int around = Math.max(5, AROUND_SECONDS / buckets.widthSeconds);
    double[] times = buckets.p50();
    int to = Math.min(times.length, peak.to() + 1 + around);
    double before =
        Sample.median(Arrays.copyOfRange(times, Math.max(0, peak.from() - around), peak.from()));
    double after = Sample.median(Arrays.copyOfRange(times, Math.min(to - 1, peak.to() + 1), to));
    return Math.abs(after - before) <= Math.log(AS_BEFORE);
  }

  private static boolean loadChanges(Course course, int second) {
    int from = Math.max(0, second - AROUND_SECONDS / 2);
    return Math.abs(course.load[second] - course.load[from]) > 0.1 * course.load[second];
  }
}
