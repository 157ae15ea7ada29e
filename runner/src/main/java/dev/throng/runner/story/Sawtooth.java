package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.story.Peaks.Peak;
import dev.throng.runner.story.statistics.Comb;
import dev.throng.runner.story.statistics.Gaps;
import dev.throng.runner.story.statistics.Sample;
import dev.throng.runner.story.statistics.TheilSen;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Spikes, or waves, of times that come back with a period and recover. */
final class Sawtooth {
  /** A longer rise is no spike but another level. */
  private static final double MOST_SHARE = 0.4;

  private static final double LEAST_SHARE = 0.005;
  private static final int WAVE_PERIODS = 4;
  private static final int SHORTEST_WAVE_BUCKETS = 4;

  /** From the trough of a wave to its crest. */
  private static final double LEAST_WAVE = 1.6;

  private Sawtooth() {}

  /** Spikes over a whole course, ramps too. */
  static Optional<Finding> spikes(Course course, Buckets buckets, Rhythm rhythm) {
    for (double[] figure : List.of(buckets.p50(), buckets.p95(), buckets.p99())) {
      List<Peak> peaks = Peaks.of(figure, buckets.widthSeconds).events();
      List<Integer> starts = peaks.stream().map(peak -> buckets.second(peak.from())).toList();
      Gaps gaps = Gaps.of(starts);
      if (gaps == null || isOfTheManifest(gaps.period(), rhythm, usual(buckets))) {
        continue;
      }
      double share =
          peaks.stream().mapToInt(Peak::length).sum()
              * buckets.widthSeconds
              / (gaps.period() * peaks.size());
      if (share <= MOST_SHARE && share >= LEAST_SHARE) {
        double ratio = Sample.median(peaks.stream().mapToDouble(Peak::ratio).toArray());
        int first = starts.getFirst();
        int last = Math.min(course.seconds, buckets.end(peaks.getLast().to() - 1));
        return Optional.of(
            finding(
                course, first, last, gaps.period(), ratio, share, peaks.size(), gaps.regular()));
      }
    }
    return Optional.empty();
  }

  /** Waves at one load. */
  static Optional<Finding> waves(Plateau plateau, Rhythm rhythm) {
    Buckets buckets = plateau.buckets();
    if (buckets.size() < Steps.FEWEST_BUCKETS) {
      return Optional.empty();
    }
    for (double[] figure : List.of(buckets.p50(), buckets.p95())) {
      double[] level = detrended(figure);
      Comb comb = Comb.of(level, SHORTEST_WAVE_BUCKETS, WAVE_PERIODS);
      if (comb == null) {
        continue;
      }
      double period = comb.period() * (double) buckets.widthSeconds;
      double[] folded = folded(level, comb.period());
      double height = Math.exp(Sample.quantile(folded, 1) - Sample.quantile(folded, 0.25));
      if (height >= LEAST_WAVE && !isOfTheManifest(period, rhythm, usual(buckets))) {
        double middle = Sample.quantile(folded, 0.25) + Math.log(height) / 2;
        double share =
            Arrays.stream(folded).filter(v -> v > middle).count() / (double) folded.length;
        int from = plateau.seconds().getFirst();
        return Optional.of(
            finding(
                plateau.course(),
                from,
                plateau.lastSecond() + 1,
                period,
                height,
                share,
                (int) (plateau.length() / period),
                comb.resemblance()));
      }
    }
    return Optional.empty();
  }

  /** The median of each phase of a period. */
  private static double[] folded(double[] series, int period) {
    double[] folded = new double[period];
    for (int phase = 0; phase < period; phase++) {
      int start = phase;
      folded[phase] =
          Sample.median(
              IntStream.iterate(start, i -> i < series.length, i -> i + period)
                  .mapToDouble(i -> series[i])
                  .toArray());
    }
    return folded;
  }

  private static double[] detrended(double[] series) {
    int step = Math.ceilDiv(series.length, TheilSen.MOST_POINTS / 4);
    double[] x = IntStream.range(0, series.length / step).mapToDouble(i -> i * step).toArray();
    double[] y = Arrays.stream(x).map(i -> series[(int) i]).toArray();
    double slope = TheilSen.of(x, y).slope();
    return IntStream.range(0, series.length).mapToDouble(i -> series[i] - slope * i).toArray();
  }

  private static double usual(Buckets buckets) {
    return Math.exp(Sample.median(buckets.p50())) / 1e6;
  }

  /**
   * Whether users that began together would come back so: after a wait, and the time of an answer.
   */
  private static boolean isOfTheManifest(double period, Rhythm rhythm, double usualSeconds) {
    return rhythm.periodsSeconds().stream()
        .anyMatch(own -> period >= 0.93 * own && period <= 1.07 * own + 2 * usualSeconds);
  }

  private static Finding finding(
      Course course,
      int from,
      int to,
      double period,
      double ratio,
      double share,
      int count,
      double regular) {
    return new Finding(
        FindingId.SAWTOOTH,
        Subject.ALL,
        course.stretch(from, to),
        new Evidence()
            .with("periodSeconds", period)
            .with("heightRatio", ratio)
            .with("timeShare", share)
            .with("periods", count)
            .with("regularity", regular)
            .numbers(),
        count >= 6 ? Confidence.SURE : Confidence.LIKELY,
        "Every "
            + Words.number(period)
            + " s times rise to "
            + Words.times(ratio)
            + " the usual and recover; "
            + Words.percent(share)
            + " of the time is spent so.");
  }
}
