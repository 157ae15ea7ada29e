package dev.throng.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.story.FindingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A part of the calibration that is small enough for every build; {@code .ci/calibrate} does all of
 * it and writes the tables into {@code docs/story.md}.
 */
class CalibrationTest {
  private static final int RUNS = Integer.getInteger("throng.calibrate", 5);
  private static final boolean WRITES = System.getProperty("throng.calibrate") != null;

  /** The whole is not of the runs by which limits were chosen. */
  private static final long FIRST_SEED = WRITES ? 1_000_000 : 0;

  private static final Path DOCUMENT = Path.of("../docs/story.md");

  @Test
  void runsWithNothingWrongHaveNoFindings() throws IOException {
    List<Calibration.Row> rows = Calibration.nulls(RUNS, FIRST_SEED);

    write("nulls", rows);
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
    List<Calibration.Row> rows = Calibration.planted(RUNS, FIRST_SEED);

    write("planted", rows);
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

  private static void write(String part, List<Calibration.Row> rows) throws IOException {
    if (WRITES) {
      String begin = "<!-- " + part + ": written by .ci/calibrate -->\n";
      String end = "<!-- end of " + part + " -->";
      String text = Files.readString(DOCUMENT);
      int from = text.indexOf(begin) + begin.length();
      Files.writeString(
          DOCUMENT,
          text.substring(0, from) + Calibration.table(rows) + text.substring(text.indexOf(end)));
    }
  }
}
