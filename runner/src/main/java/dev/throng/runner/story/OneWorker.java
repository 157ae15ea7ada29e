package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.history.Series;
import dev.throng.runner.story.statistics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;

/**
 * One worker that measures other times, or more failures, than all others at the same moments.
 * Users are dealt to workers alike, so the target cannot be the reason.
 */
final class OneWorker {
  static final int FEWEST_WORKERS = 3;
  private static final int BLOCKS = 20;
  private static final int FEWEST_BLOCKS = 10;
  private static final double SLOWER = 1.5;
  private static final double OTHERS_ALIKE = 1.25;
  private static final double LIMIT = 0.001;
  private static final double MORE_FAILURES = 0.05;
  private static final double FEWEST_FAILURES = 20;

  private OneWorker() {}

  private record Counted(String worker, Share share) {
    double time() {
      return share.times().length == 0 ? 0 : Sample.median(share.times());
    }
  }

  static Optional<Finding> of(History history, Course course) {
    int[] usable = IntStream.range(0, course.seconds).filter(at -> course.usable[at]).toArray();
    if (history.workers().size() < FEWEST_WORKERS || usable.length < BLOCKS) {
      return Optional.empty();
    }
    int[][] blocks = new int[BLOCKS][];
    for (int i = 0; i < BLOCKS; i++) {
      int from = i * usable.length / BLOCKS;
      int to = (i + 1) * usable.length / BLOCKS;
      blocks[i] = IntStream.range(from, to).map(k -> usable[k]).toArray();
    }
    List<Counted> workers = new ArrayList<>();
    for (Map.Entry<String, Series> entry : history.workers().entrySet()) {
      Share share = Share.of(entry.getValue(), blocks);
      if (share.times().length >= FEWEST_BLOCKS) {
        workers.add(new Counted(entry.getKey(), share));
      }
    }
    if (workers.size() < FEWEST_WORKERS) {
      return Optional.empty();
    }
    Stretch stretch = course.stretch(usable[0], usable[usable.length - 1] + 1);
    Optional<Finding> slower = slower(workers, stretch);
    return slower.isPresent() ? slower : failing(workers, stretch);
  }

  private static Optional<Finding> slower(List<Counted> workers, Stretch stretch) {
    List<Counted> sorted =
        workers.stream().sorted(Comparator.comparingDouble(Counted::time).reversed()).toList();
    Counted slowest = sorted.getFirst();
    Counted next = sorted.get(1);
    double others = Sample.median(sorted.stream().skip(1).mapToDouble(Counted::time).toArray());
    double spread = next.time() - sorted.getLast().time();
    if (slowest.time() - others < Math.log(SLOWER)
        || slowest.time() - next.time() < Math.log(OTHERS_ALIKE)
        || spread > Math.log(OTHERS_ALIKE)) {
      return Optional.empty();
    }
    double probability = probability(slowest.share().times(), next.share().times());
    if (probability > LIMIT / workers.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FindingId.ONE_WORKER,
            new Subject.OneWorker(slowest.worker()),
            stretch,
            new Evidence()
                .withMillis("time", Math.exp(slowest.time()))
                .withMillis("timeOfOthers", Math.exp(others))
                .with("workers", workers.size())
                .numbers(),
            probability < LIMIT * LIMIT ? Confidence.SURE : Confidence.LIKELY,
            "Worker "
                + slowest.worker()
                + " measures "
                + Words.time(Math.exp(slowest.time()))
                + " where the others measure "
                + Words.time(Math.exp(others))
                + "."));
  }

  /** Moment by moment, if both have something in each. */
  private static double probability(double[] slow, double[] next) {
    TTest test = TTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);
    return (slow.length == next.length ? test.pairedTest(slow, next) : test.test(slow, next))
        .getPValue();
  }

  private static Optional<Finding> failing(List<Counted> workers, Stretch stretch) {
    List<Counted> sorted =
        workers.stream()
            .sorted(
                Comparator.comparingDouble((Counted one) -> one.share().failureRatio()).reversed())
            .toList();
    Share worst = sorted.getFirst().share();
    Share next = sorted.get(1).share();
    if (worst.failures() < FEWEST_FAILURES
        || worst.failureRatio() < 3 * next.failureRatio() + MORE_FAILURES) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FindingId.ONE_WORKER,
            new Subject.OneWorker(sorted.getFirst().worker()),
            stretch,
            new Evidence()
                .with("failureRatio", worst.failureRatio())
                .with("failureRatioOfNext", next.failureRatio())
                .with("workers", workers.size())
                .numbers(),
            Confidence.SURE,
            Words.percent(worst.failureRatio())
                + " of the requests of worker "
                + sorted.getFirst().worker()
                + " fail, and at most "
                + Words.percent(next.failureRatio())
                + " of any other's."));
  }
}
