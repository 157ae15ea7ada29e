package dev.throng.runner.story.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationRunsTest {
  private static final String BEFORE =
      """
      # Of 80 runs
      <!-- nulls: written by .ci/calibrate -->
      | old |
      <!-- end of nulls -->
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aWholeCountIsWritten() throws IOException {
    assertThat(told(new CalibrationRuns(100, true))).isEqualTo(BEFORE.replace("old", "new"));
  }

  @Test
  void fewRunsChangeNoDocument() throws IOException {
    assertThat(told(new CalibrationRuns(99, true))).isEqualTo(BEFORE);
  }

  @Test
  void aBuildChangesNoDocument() throws IOException {
    assertThat(told(new CalibrationRuns(100, false))).isEqualTo(BEFORE);
  }

  private String told(CalibrationRuns runs) throws IOException {
    Path document = Files.writeString(folder.resolve("document.md"), BEFORE);
    runs.tell(document, "nulls", "| new |\n");
    return Files.readString(document);
  }
}
