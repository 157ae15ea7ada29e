package dev.throng.runner.outputs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.outputs.RunViewBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;

  @Test
  void writesTheReportIntoFoldersItMakesAndLeavesNothingElse() throws IOException {
    Path path = folder.resolve("a/b/report.txt");

    new ReportFile(path, view -> view.info().name()).onFinish(new RunViewBuilder().build());

    assertThat(path).hasContent("shop");
    assertThat(path.getParent()).isDirectoryContaining("glob:**report.txt");
    try (var files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void replacesWhatAnEarlierRunLeft() throws IOException {
    Path path = Files.writeString(folder.resolve("report.txt"), "a much longer old report");

    new ReportFile(path, view -> "new").onFinish(new RunViewBuilder().build());

    assertThat(path).hasContent("new");
  }

  @Test
  void whatCannotBeReplacedIsWrittenToAsItIs() throws IOException {
    // as in a folder that may not be changed, no draft can be made beside a name of this length
    Path path = Files.writeString(folder.resolve("r".repeat(255)), "a much longer old report");

    new ReportFile(path, view -> "new").onFinish(new RunViewBuilder().build());

    assertThat(path).hasContent("new");
  }

  @Test
  void aFolderInThePlaceOfTheFileIsAnErrorBeforeTheRun() {
    assertThatThrownBy(() -> new ReportFile(folder, view -> ""))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + " can't be written: it is a folder");
  }

  @Test
  void aFileInThePlaceOfAFolderIsAnErrorBeforeTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");

    assertThatThrownBy(() -> new ReportFile(file.resolve("r.html"), view -> ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("taken is no folder");
  }
}
