package dev.throng.runner.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.outputs.csv.LocustCsv;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.results.RunView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates of a run whose users took 10 s to stop after 5 s of load. */
class RatesTest {
  private final RunView view =
      new RunViewBuilder()
          .request("GET", "/", 5, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1)
          .seconds(15, 5L)
          .load(Duration.ofSeconds(5))
          .finished(Verdict.PASSED, "so it is")
          .build();

  @Test
  void areByTheLoadsTimeInJson() throws IOException {
    JsonNode document = new ObjectMapper().readTree(JsonReport.compact().render(view));

    assertThat(document.at("/total/requestsPerSecond").asDouble()).isEqualTo(2);
    assertThat(document.at("/requests/0/failuresPerSecond").asDouble()).isEqualTo(1);
    assertThat(document.at("/run/loadSeconds").asDouble()).isEqualTo(5);
    assertThat(document.at("/run/elapsedSeconds").asDouble()).isEqualTo(15);
  }

  @Test
  void areByTheLoadsTimeInCsv() {
    assertThat(LocustCsv.stats(view).lines().skip(1))
        .hasSize(2)
        .allMatch(row -> row.contains(",2.0,1.0,"));
  }

  @Test
  void areByTheLoadsTimeInTheSummary(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Terminal terminal = Terminal.plain(new PrintStream(said, false, StandardCharsets.UTF_8))) {
      OutputFiles none = new OutputFiles(null, false, null, folder.resolve("r.json"), null);
      new Outputs(none, new Console(terminal, Console.Detail.NOTHING)).onFinish(view);
    }

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("GET /"))
        .singleElement()
        .asString()
        .endsWith(" 2/s");
  }
}
