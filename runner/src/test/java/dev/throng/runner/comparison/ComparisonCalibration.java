package dev.throng.runner.comparison;

import dev.throng.runner.comparison.Comparison.TooFew;
import dev.throng.runner.history.History;
import dev.throng.runner.story.simulation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How often comparisons are wrong, counted over computed runs. */
final class ComparisonCalibration {
  /**
   * What differs between the sides, and between runs.
   *
   * @param runs a side
   * @param runToRun standard deviation of the logarithm of each run's times of work
   * @param leastSlower the name {@code /0} takes so many times as long after the change, at least
   */
  record Setting(String name, int runs, double runToRun, double leastSlower, double mostSlower) {
    static Setting same(String name, int runs, double runToRun) {
      return new Setting(name, runs, runToRun, 1, 1);
    }

    static Setting slower(String name, int runs) {
      return new Setting(name, runs, 0, 1.3, 1.5);
    }
  }

  /**
   * @param regressions comparisons that told one
   * @param differences comparisons that told any difference
   * @param named comparisons that told that the times of {@code /0} are longer
   */
  record Row(String kind, int pairs, int regressions, int differences, int named) {
    Row plus(Row other) {
      return new Row(
          "all",
          pairs + other.pairs,
          regressions + other.regressions,
          differences + other.differences,
          named + other.named);
    }
  }

  private ComparisonCalibration() {}

  static List<Row> rows(Setting setting, int pairs, long firstSeed) {
    List<Row> rows = new ArrayList<>();
    for (SameTest.Kind kind : SameTest.kinds()) {
      List<Comparison> comparisons =
          IntStream.range(0, pairs)
              .parallel()
              .mapToObj(pair -> comparison(kind, setting, firstSeed + pair))
              .toList();
      rows.add(
          new Row(
              kind.name(),
              pairs,
              (int) comparisons.stream().filter(Comparison::isRegression).count(),
              (int) comparisons.stream().filter(one -> !one.found().isEmpty()).count(),
              (int) comparisons.stream().filter(ComparisonCalibration::namesIt).count()));
    }
    return rows;
  }

  private static boolean namesIt(Comparison comparison) {
    return comparison.found().stream()
        .anyMatch(one ->
            one.isWorse() && one.figure().isTime() && one.subject().toString().equals("GET /0"));
  }

  private static Comparison comparison(SameTest.Kind kind, Setting setting, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SameTest test = kind.draw().apply(random);
    double slower =
        setting.leastSlower + random.nextDouble() * (setting.mostSlower - setting.leastSlower);
    List<RecordedRun> before = new ArrayList<>();
    List<RecordedRun> after = new ArrayList<>();
    for (int run = 0; run < setting.runs; run++) {
      before.add(run(test.run(random, by(setting, random, 1))));
      after.add(run(test.run(random, by(setting, random, slower))));
    }
    Comparison comparison = Comparison.of(before, after, Comparison.LEAST_CHANGE);
    if (!comparison.isComparable() && !comparison.tooFew().isEmpty()) {
      throw new IllegalStateException(
          comparison.tooFew().stream().map(TooFew::toString).toList().toString());
    }
    return comparison;
  }

  private static Target.Factor by(Setting setting, SplittableRandom random, double slower) {
    double run = Math.exp(setting.runToRun * new Random(random.nextLong()).nextGaussian());
    return (_, _, name) -> name == 0 ? run * slower : run;
  }

  static RecordedRun run(History history) {
    return new RecordedRun(
        "run.json",
        "computed",
        "Passed",
        "",
        "http://computed",
        List.of(),
        null,
        "",
        new TreeMap<>(),
        history,
        null,
        null);
  }

  /** As Markdown: a row for each kind, two columns for each setting. */
  static String table(List<Setting> settings, List<List<Row>> all) {
    StringBuilder table = new StringBuilder("| test |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Setting setting : settings) {
      table.append(' ').append(setting.name).append(" |");
      rule.append("---|");
    }
    table.append('\n').append(rule).append('\n');
    for (int kind = 0; kind <= all.getFirst().size(); kind++) {
      int at = kind;
      List<Row> rows =
          all.stream()
              .map(of -> at < of.size() ? of.get(at) : of.stream().reduce(Row::plus).orElseThrow())
              .toList();
      table.append("| ").append(rows.getFirst().kind).append(" |");
      for (int i = 0; i < settings.size(); i++) {
        table.append(' ').append(cell(settings.get(i), rows.get(i))).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String cell(Setting setting, Row row) {
    return setting.leastSlower > 1
        ? String.format(Locale.ROOT, "%d of %d", row.named, row.pairs)
        : String.format(
            Locale.ROOT, "%d and %d of %d", row.regressions, row.differences, row.pairs);
  }
}
