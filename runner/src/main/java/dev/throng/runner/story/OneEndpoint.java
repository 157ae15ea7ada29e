package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.history.Series;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.story.statistics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;

/**
 * A request name that degrades alone: with the load, or with the time, while the median of the
 * others stays as it was.
 *
 * <p>Blocks of the low end are held against blocks of the high end by Welch's t-test of the
 * logarithms of their mean times, with Holm's correction for the number of names (S. Holm, "A
 * simple sequentially rejective multiple test procedure", 1979): for the most significant name that
 * is a comparison with the limit divided by their number.
 */
final class OneEndpoint {
  private static final double LEAST_GROWTH = 2;
  private static final double MOST_GROWTH_OF_OTHERS = 1.5;
  private static final double LIMIT = 0.001;
  private static final int FEWEST_BLOCKS = 5;
  private static final double MANY_FAILURES = 0.1;
  private static final double FEW_FAILURES = 0.02;
  private static final double FEWEST_FAILURES = 20;

  private OneEndpoint() {}

  private record Candidate(RequestKey name, Share low, Share high) {
    double growth() {
      return Sample.mean(high.times()) - Sample.mean(low.times());
    }

    boolean isTimed() {
      return low.times().length >= FEWEST_BLOCKS && high.times().length >= FEWEST_BLOCKS;
    }

    boolean fails() {
      return low.failureRatio() <= FEW_FAILURES
          && high.failureRatio() >= MANY_FAILURES
          && high.failures() >= FEWEST_FAILURES;
    }

    double probability() {
      return TTest.withDefaults()
          .with(AlternativeHypothesis.GREATER_THAN)
          .test(high.times(), low.times())
          .getPValue();
    }
  }

  static Optional<Finding> of(History history, Contrast contrast) {
    List<Candidate> names = new ArrayList<>();
    for (Map.Entry<RequestKey, Series> entry : history.names().entrySet()) {
      if (!entry.getKey().type().equals(RequestKey.TRANSACTION)) {
        Share low = Share.of(entry.getValue(), contrast.low());
        Share high = Share.of(entry.getValue(), contrast.high());
        names.add(new Candidate(entry.getKey(), low, high));
      }
    }
    names.removeIf(name -> !name.isTimed() && name.high().failures() == 0);
    if (names.size() < 2) {
      return Optional.empty();
    }
    Optional<Finding> slower =
        names.stream()
            .filter(Candidate::isTimed)
            .max(Comparator.comparingDouble(Candidate::growth))
            .filter(name -> isAlone(name, names))
            .map(name -> slower(name, names, contrast));
    return slower.isPresent() ? slower : failing(names, contrast);
  }

  private static boolean isAlone(Candidate name, List<Candidate> names) {
    double others = growthOfOthers(name, names);
    return name.growth() >= Math.log(LEAST_GROWTH)
        && others < Math.log(MOST_GROWTH_OF_OTHERS)
        && name.growth() - others >= Math.log(LEAST_GROWTH)
        && name.probability() <= LIMIT / names.size();
  }

  private static double growthOfOthers(Candidate name, List<Candidate> names) {
    double[] others =
        names.stream()
            .filter(other -> other.isTimed() && !other.equals(name))
            .mapToDouble(Candidate::growth)
            .toArray();
    return others.length == 0 ? Double.NaN : Sample.median(others);
  }

  private static Optional<Finding> failing(List<Candidate> names, Contrast contrast) {
    List<Candidate> failing = names.stream().filter(Candidate::fails).toList();
    boolean othersFail =
        names.stream().anyMatch(name -> !name.fails() && name.high().failureRatio() > FEW_FAILURES);
    if (failing.size() != 1 || othersFail) {
      return Optional.empty();
    }
    Candidate name = failing.getFirst();
    return Optional.of(
        finding(
            name,
            contrast,
            new Evidence()
                .with("failureRatioBefore", name.low().failureRatio())
                .with("failureRatioAfter", name.high().failureRatio()),
            Confidence.SURE,
            "fails alone "
                + contrast.when()
                + ": "
                + Words.percent(name.high().failureRatio())
                + " of its requests; the others do not."));
  }

  private static Finding slower(Candidate name, List<Candidate> names, Contrast contrast) {
    double before = Math.exp(Sample.mean(name.low().times()));
    double after = Math.exp(Sample.mean(name.high().times()));
    double others = Math.exp(growthOfOthers(name, names));
    return finding(
        name,
        contrast,
        new Evidence()
            .withMillis("timeBefore", before)
            .withMillis("timeAfter", after)
            .with("growthRatio", after / before)
            .with("growthRatioOfOthers", others),
        name.probability() < LIMIT * LIMIT ? Confidence.SURE : Confidence.LIKELY,
        "gets slower alone "
            + contrast.when()
            + ": "
            + Words.time(before)
            + " become "
            + Words.time(after)
            + ", while the others take "
            + Words.times(others)
            + " what they took.");
  }

  private static Finding finding(
      Candidate name, Contrast contrast, Evidence evidence, Confidence confidence, String what) {
    return new Finding(
        FindingId.ONE_ENDPOINT,
        new Subject.OneName(name.name()),
        contrast.stretch(),
        evidence.numbers(),
        confidence,
        name.name() + " " + what);
  }
}
