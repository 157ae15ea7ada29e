package dev.throng.runner.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.comparison.ComparisonCalibration.Row;
import dev.throng.runner.comparison.ComparisonCalibration.Setting;
import dev.throng.runner.story.simulation.CalibrationRuns;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A part of the calibration that is small enough for every build; {@code .ci/calibrate} does all of
 * it and writes the table into {@code docs/compare.md}.
 */
class ComparisonCalibrationTest {
  private static final CalibrationRuns PAIRS = CalibrationRuns.orInEveryBuild(4);
  private static final Map<Setting, List<Row>> COUNTED = new HashMap<>();
  private static final String DOCUMENT = "compare.md";
  private static final Setting SAME = Setting.same("the same target", 1, 0);
  private static final Setting SLOWER = Setting.slower("one name 1.3 to 1.5 times slower", 1);

  /** Names of these have too few requests for small changes. */
  private static final String FEW = "few requests";

  @Test
  void sidesThatDoNotDifferAreNotSaidTo() {
    Row all = all(rows(SAME));

    assertThat(all.differences()).isLessThanOrEqualTo(all.pairs() / 100);
  }

  @Test
  void aNameThatIsSlowerIsNamed() {
    Row all = all(rows(SLOWER).stream().filter(row -> !row.kind().equals(FEW)).toList());

    assertThat(all.named()).isGreaterThanOrEqualTo((int) Math.floor(0.95 * all.pairs()));
  }

  @Test
  @EnabledIfSystemProperty(named = "throng.calibrate", matches = ".*")
  void theDocumentTellsWhatWasCounted() throws IOException {
    List<Setting> settings =
        List.of(
            SAME,
            Setting.same("the same, but runs differ by 3 %", 1, 0.03),
            Setting.same("3 runs a side that differ by 3 %", 3, 0.03),
            SLOWER);
    String table =
        ComparisonCalibration.table(
            settings, settings.stream().map(ComparisonCalibrationTest::rows).toList());

    PAIRS.tell(DOCUMENT, "calibration", table);
    assertThat(table).contains("| all |");
  }

  private static List<Row> rows(Setting setting) {
    return COUNTED.computeIfAbsent(
        setting,
        _ ->
            ComparisonCalibration.rows(
                setting, Math.ceilDiv(PAIRS.each(), setting.runs()), PAIRS.firstSeed()));
  }

  private static Row all(List<Row> rows) {
    return rows.stream().reduce(Row::plus).orElseThrow();
  }
}
