package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationLogTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aLongReasonIsCutBetweenCodePoints() throws IOException {
    for (String first : new String[] {"", "x"}) {
      String written = written(first + "🜂".repeat(3_000));

      assertThat(written).contains("🜂…").doesNotContain("?", "\ufffd");
      assertThat(written.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(TerminationLog.MAX_BYTES);
    }
  }

  @Test
  void halfACodePointDoesNotKeepItFromBeingWritten() throws IOException {
    assertThat(written("half: \ud83d")).contains("half: ");
  }

  @Test
  void aLongStoryKeepsItsHeadlineAndWhatFits() throws IOException {
    Path file = folder.resolve("log");
    TerminationLog.write(file, StatusesTest.told("ä".repeat(2000)), 1);

    assertThat(Files.size(file)).isBetween(3_000L, (long) TerminationLog.MAX_BYTES);
    assertThat(Files.readString(file))
        .contains("\"degradation\":\"catastrophic\"", "\"id\":\"cliff\"")
        .doesNotContain("cannotSay");
  }

  private String written(String reason) throws IOException {
    Path file = folder.resolve("log");
    RunView view = new RunViewBuilder().finished(Verdict.FAILED, reason).build();
    TerminationLog.write(file, view, 1);
    return Files.readString(file);
  }
}
