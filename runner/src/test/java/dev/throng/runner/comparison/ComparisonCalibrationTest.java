package dev.throng.runner.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.comparison.ComparisonCalibration.Row;
import dev.throng.runner.comparison.ComparisonCalibration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A part of the calibration that is small enough for every build; {@code .ci/calibrate} does all of
 * it and writes the table into {@code docs/compare.md}.
 */
class ComparisonCalibrationTest {
  private static final boolean WRITES = System.getProperty("throng.calibrate") != null;
  private static final int PAIRS = Integer.getInteger("throng.calibrate", 4);

  /** The whole is not of the runs by which limits were chosen. */
  private static final long FIRST_SEED = WRITES ? 1_000_000 : 0;

  private static final Map<Setting, List<Row>> COUNTED = new HashMap<>();
  private static final Path DOCUMENT = Path.of("../docs/compare.md");
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
  void theDocumentsTableIsWhatWasCounted() throws IOException {
    if (WRITES) {
      List<Setting> settings =
          List.of(
              SAME,
              Setting.same("the same, but runs differ by 3 %", 1, 0.03),
              Setting.same("3 runs a side that differ by 3 %", 3, 0.03),
              SLOWER);
      write(
          ComparisonCalibration.table(
              settings, settings.stream().map(ComparisonCalibrationTest::rows).toList()));
    }
    assertThat(Files.readString(DOCUMENT)).contains("| all |");
  }

  private static List<Row> rows(Setting setting) {
    return COUNTED.computeIfAbsent(
        setting,
        _ -> ComparisonCalibration.rows(setting, Math.ceilDiv(PAIRS, setting.runs()), FIRST_SEED));
  }

  private static Row all(List<Row> rows) {
    return rows.stream().reduce(Row::plus).orElseThrow();
  }

  private static void write(String table) throws IOException {
    String begin = "<!-- calibration: written by .ci/calibrate -->\n";
    String text = Files.readString(DOCUMENT);
    int from = text.indexOf(begin) + begin.length();
    Files.writeString(
        DOCUMENT,
        text.substring(0, from) + table + text.substring(text.indexOf("<!-- end of calibration")));
  }
}
