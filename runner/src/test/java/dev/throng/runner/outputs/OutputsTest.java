package dev.throng.runner.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Terminal terminal =
      Terminal.plain(new PrintStream(said, false, StandardCharsets.UTF_8));
  private final RunView end =
      new RunViewBuilder().finished(Verdict.PASSED, "no threshold was set").build();

  private final RunView second =
      new RunViewBuilder()
          .points(List.of(new Timeline.Point(0, 50, 50, 0, 0, 0, 0, 0, 0, 0, 0)))
          .build();

  private Outputs outputs(OutputFiles files) throws IOException {
    return new Outputs(files, new Console(terminal, Console.Detail.LOAD));
  }

  @Test
  void writesWhatWasAskedForAndNamesIt() throws IOException {
    Path json = folder.resolve("r.json");
    Path junit = folder.resolve("r.xml");
    Outputs outputs =
        outputs(new OutputFiles(folder.resolve("l").toString(), false, null, json, junit));

    outputs.onStart(new RunViewBuilder().build());
    outputs.onSecond(second);
    outputs.onFinish(end);
    terminal.close();

    assertThat(folder.resolve("l_stats.csv")).content().contains("Aggregated");
    assertThat(json).content().contains("\"verdict\" : \"Passed\"");
    assertThat(junit).content().contains("testsuite");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Reports\n  " + folder.resolve("l") + "_*.csv\n  " + json + "\n  " + junit)
        .endsWith("Passed: no threshold was set\n");
  }

  @Test
  void anOutputThatBreaksDuringTheRunHurtsNeitherTheRunNorTheOthers() throws IOException {
    Path json = folder.resolve("r.json");
    Outputs outputs =
        outputs(new OutputFiles(folder.resolve("gone/l").toString(), false, null, json, null));
    Files.delete(folder.resolve("gone/l_stats_history.csv"));

    outputs.onSecond(second);
    outputs.onSecond(second);
    outputs.onFinish(end);
    terminal.close();

    assertThat(json).exists();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("gone/l_*.csv")
        .contains(
            "Not written\n  "
                + folder.resolve("gone/l_*.csv")
                + " cannot be written: it does not exist");
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> outputs(new OutputFiles(null, false, null, folder, null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString());
  }
}
