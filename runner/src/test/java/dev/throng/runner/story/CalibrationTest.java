package dev.throng.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.simulation.CalibrationRuns;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A part of the calibration that is small enough for every build; {@code .ci/calibrate} does all of
 * it and writes the tables into {@code docs/story.md}.
 */
class CalibrationTest {
  private static final CalibrationRuns RUNS = CalibrationRuns.orInEveryBuild(5);
  private static final String DOCUMENT = "story.md";

  @Test
  void runsWithNothingWrongHaveNoFindings() throws IOException {
    List<Calibration.Row> rows = Calibration.nulls(RUNS.each(), RUNS.firstSeed());

    RUNS.tell(DOCUMENT, "nulls", Calibration.table(rows));
    int runs = rows.stream().mapToInt(Calibration.Row::runs).sum();
    assertThat(rows.stream().mapToInt(Calibration.Row::wrong).sum())
        .describedAs(Calibration.table(rows))
        .isLessThanOrEqualTo(runs / 100);
    Set<FindingId> grave =
        EnumSet.of(FindingId.LINEAR, FindingId.CLIFF, FindingId.DOES_NOT_RECOVER);
    assertThat(
            rows.stream()
                .flatMap(row -> row.findings().entrySet().stream())
                .filter(entry -> grave.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue())
                .sum())
        .describedAs(Calibration.table(rows))
        .isLessThanOrEqualTo(runs / 500);
  }

  @Test
  void plantedEffectsAreFoundNamedRightAndPlaced() throws IOException {
    List<Calibration.Row> rows = Calibration.planted(RUNS.each(), RUNS.firstSeed());

    RUNS.tell(DOCUMENT, "planted", Calibration.table(rows));
    assertThat(rows)
        .allSatisfy(row -> {
          int misses = (int) Math.ceil(0.05 * row.runs());
          assertThat(row.found())
              .describedAs(row.scene().name())
              .isGreaterThanOrEqualTo(row.runs() - misses);
          assertThat(row.placed())
              .describedAs(row.scene().name())
              .isGreaterThanOrEqualTo(row.runs() - misses);
          assertThat(row.wrong()).describedAs(row.scene().name()).isLessThanOrEqualTo(misses);
        });
  }
}
