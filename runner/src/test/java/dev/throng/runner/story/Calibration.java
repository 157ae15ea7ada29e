package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.simulation.NullScenes;
import dev.throng.runner.story.simulation.PlantedScenes;
import dev.throng.runner.story.simulation.Scene;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** How often the story is wrong, counted over computed runs. */
final class Calibration {
  /**
   * What was found in the runs of one scene.
   *
   * @param wrong runs with a finding that was neither planted nor allowed
   * @param placed runs in which what was planted was found, at its place
   */
  record Row(
      Scene scene, int runs, int found, int placed, int wrong, Map<FindingId, Integer> findings) {
    boolean isNull() {
      return scene.planted() == null;
    }
  }

  private Calibration() {}

  static List<Row> nulls(int runs, long firstSeed) {
    return rows(NullScenes.all(), runs, firstSeed);
  }

  static List<Row> planted(int runs, long firstSeed) {
    return rows(PlantedScenes.all(), runs, firstSeed);
  }

  private static List<Row> rows(List<Scene> scenes, int runs, long firstSeed) {
    List<Row> rows = new ArrayList<>();
    for (Scene scene : scenes) {
      rows.add(row(scene, runs, firstSeed));
    }
    return rows;
  }

  private static Row row(Scene scene, int runs, long firstSeed) {
    record Result(boolean found, boolean placed, boolean wrong, List<FindingId> ids) {}
    List<Result> results =
        IntStream.range(0, runs)
            .parallel()
            .mapToObj(seed -> {
              Scene.Run run = scene.with(firstSeed + seed);
              Story story = Story.of(run.history());
              List<Finding> right =
                  story.findings().stream().filter(f -> f.id() == scene.planted()).toList();
              boolean wrong =
                  story.findings().stream()
                      .anyMatch(
                          f -> f.id() != scene.planted() && !scene.allowed().contains(f.id()));
              return new Result(
                  !right.isEmpty(),
                  right.stream().anyMatch(run.placed()),
                  wrong,
                  story.findings().stream().map(Finding::id).distinct().toList());
            })
            .toList();
    Map<FindingId, Integer> findings = new EnumMap<>(FindingId.class);
    results.forEach(result -> result.ids().forEach(id -> findings.merge(id, 1, Integer::sum)));
    return new Row(
        scene,
        runs,
        (int) results.stream().filter(Result::found).count(),
        (int) results.stream().filter(Result::placed).count(),
        (int) results.stream().filter(Result::wrong).count(),
        findings);
  }

  /** As Markdown. */
  static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| run | planted | runs | found | at its place | wrong besides | all that was found |\n");
    table.append("|---|---|---:|---:|---:|---:|---|\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %s | %s | %s | %s |%n",
              row.scene().name(),
              row.isNull() ? "nothing" : "`" + Objects.requireNonNull(row.scene().planted()) + "`",
              row.runs(),
              row.isNull() ? "" : share(row.found(), row.runs()),
              row.isNull() ? "" : share(row.placed(), row.runs()),
              share(row.wrong(), row.runs()),
              counts(row)));
    }
    return table.toString();
  }

  private static String share(int count, int runs) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / runs);
  }

  private static String counts(Row row) {
    return String.join(
        ", ",
        row.findings().entrySet().stream()
            .map(entry -> "`" + entry.getKey() + "` " + entry.getValue())
            .toList());
  }
}
