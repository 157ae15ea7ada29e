package dev.throng.runner.comparison;

import dev.throng.runner.history.History;
import dev.throng.runner.history.Series;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.story.Subject;
import dev.throng.runner.story.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs of the same test, held against each other.
 *
 * @param leastChange of times and rates that matters, 0.05 for a twentieth
 * @param obstacles why they cannot be compared; empty if they can
 * @param notes what a reader must know of the runs
 * @param seconds that were compared
 * @param differences of each name and figure of which there was enough, all requests first
 * @param tooFew of each name of which there was not enough, which figures
 * @param capacity null unless each run has one
 */
public record Comparison(
    List<RecordedRun> before,
    List<RecordedRun> after,
    double leastChange,
    List<String> obstacles,
    List<String> notes,
    int seconds,
    List<Difference> differences,
    List<TooFew> tooFew,
    @Nullable CapacityChange capacity) {
  public static final double LEAST_CHANGE = 0.05;
  public static final int MOST_RUNS = 10;

  /** So many more failures, by their ratio, may be why the rest is faster. */
  private static final double MASKING_FAILURES = 0.01;

  /** Figures that were not compared, since there are too few requests for them. */
  public record TooFew(Subject subject, List<Figure> figures) {}

  private record Tested(Subject subject, String load, Figure figure, Estimate estimate) {}

  /**
   * @param before 1 to {@value #MOST_RUNS}
   * @param after likewise
   */
  public static Comparison of(
      List<RecordedRun> before, List<RecordedRun> after, double leastChange) {
    Comparability comparability = Comparability.of(before, after);
    CapacityChange capacity = CapacityChange.of(before, after, leastChange).orElse(null);
    List<History> histories =
        Stream.concat(before.stream(), after.stream()).map(RecordedRun::history).toList();
    Seconds seconds = Seconds.common(histories);
    List<String> obstacles = new ArrayList<>(comparability.obstacles());
    boolean judgesSeconds = obstacles.isEmpty() && comparability.sameLoads();
    if (judgesSeconds && seconds.all().length < Seconds.FEWEST) {
      obstacles.add(
          "They have "
              + seconds.all().length
              + " whole judged seconds in common; "
              + Seconds.FEWEST
              + " are needed.");
    }
    List<Tested> tested = new ArrayList<>();
    List<TooFew> tooFew = new ArrayList<>();
    if (judgesSeconds && obstacles.isEmpty()) {
      test(before, after, seconds, leastChange, tested, tooFew);
      if (tested.stream().noneMatch(one -> one.figure.isTime())) {
        obstacles.add("They have too few requests: no name has enough for its times.");
        tested.clear();
      }
    }
    return new Comparison(
        List.copyOf(before),
        List.copyOf(after),
        leastChange,
        List.copyOf(obstacles),
        List.copyOf(comparability.notes()),
        tested.isEmpty() ? 0 : seconds.all().length,
        differences(tested),
        List.copyOf(tooFew),
        obstacles.isEmpty() ? capacity : null);
  }

  /**
   * Why a run could not be compared with an earlier one, known before it begins; empty if it could.
   *
   * @param planned without a verdict, with the seconds of its plan
   */
  public static List<String> obstacles(RecordedRun before, RecordedRun planned) {
    return List.copyOf(Comparability.ofPlan(before, planned).obstacles());
  }

  private static void test(
      List<RecordedRun> before,
      List<RecordedRun> after,
      Seconds seconds,
      double leastChange,
      List<Tested> tested,
      List<TooFew> tooFew) {
    List<Seconds> stretches =
        Stream.concat(Stream.of(seconds), seconds.atTop(before.getFirst().history()).stream())
            .toList();
    for (Subject subject : subjects(before, after)) {
      List<Figure> missing = new ArrayList<>();
      for (Seconds stretch : stretches) {
        Measurement measurement =
            new Measurement(subject, series(subject, before), series(subject, after), stretch);
        for (Figure figure : Figure.values()) {
          Optional<Estimate> estimate = measurement.estimate(figure, leastChange);
          estimate.ifPresent(
              value -> tested.add(new Tested(subject, stretch.load(), figure, value)));
          if (estimate.isEmpty() && stretch.load().isEmpty()) {
            missing.add(figure);
          }
        }
      }
      if (!missing.isEmpty()) {
        tooFew.add(new TooFew(subject, missing));
      }
    }
  }

  /** All requests, and each name that both sides may know: not what did not fit. */
  private static List<Subject> subjects(List<RecordedRun> before, List<RecordedRun> after) {
    SortedSet<RequestKey> names = new TreeSet<>();
    Stream.concat(before.stream(), after.stream())
        .forEach(run -> names.addAll(run.history().names().keySet()));
    names.remove(RequestKey.OTHER);
    List<Subject> subjects = new ArrayList<>(List.of(Subject.ALL));
    names.forEach(name -> subjects.add(new Subject.OneName(name)));
    return subjects;
  }

  private static List<Series> series(Subject subject, List<RecordedRun> runs) {
    return runs.stream()
        .map(RecordedRun::history)
        .map(history ->
            subject instanceof Subject.OneName(RequestKey name)
                ? history.names().getOrDefault(name, Series.EMPTY)
                : history.total())
        .toList();
  }

  private static List<Difference> differences(List<Tested> tested) {
    double[] corrected =
        Holm.corrected(tested.stream().mapToDouble(one -> one.estimate.probability()).toArray());
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < corrected.length; i++) {
      Tested one = tested.get(i);
      differences.add(
          Difference.of(
              one.subject, one.load, one.figure, one.estimate, corrected[i], corrected.length));
    }
    List<Difference> all = List.copyOf(differences);
    differences.replaceAll(
        difference -> isMasked(difference, all) ? difference.masked() : difference);
    return List.copyOf(differences);
  }

  /** Whether more failures may be why it is better. */
  private static boolean isMasked(Difference difference, List<Difference> all) {
    return difference.finding() == Difference.Finding.BETTER
        && difference.figure() != Figure.FAILURES
        && all.stream()
            .anyMatch(other ->
                other.figure() == Figure.FAILURES
                    && other.subject().equals(difference.subject())
                    && other.load().equals(difference.load())
                    && (other.isWorse() || other.change() >= MASKING_FAILURES));
  }

  public boolean isComparable() {
    return obstacles.isEmpty();
  }

  /** Whether anything became worse. */
  public boolean isRegression() {
    return differences.stream().anyMatch(Difference::isWorse)
        || capacity != null && capacity.finding() == Difference.Finding.WORSE;
  }

  /** What was found, all of the plan first: a part of it is told only where the whole is silent. */
  public List<Difference> found() {
    return differences.stream()
        .filter(Difference::isFound)
        .filter(one ->
            one.load().isEmpty()
                || differences.stream()
                    .noneMatch(whole ->
                        whole.load().isEmpty()
                            && whole.isFound()
                            && whole.figure() == one.figure()
                            && whole.subject().equals(one.subject())))
        .toList();
  }
}
