package dev.throng.runner.outputs.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.SampleSearches;
import dev.throng.runner.search.SearchSoFar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SearchLinesTest {
  @Test
  void eachStepIsToldOnceAsItEnds() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(new PrintStream(written, false, StandardCharsets.UTF_8));
    Console console = new Console(terminal, Console.Detail.LOAD);
    SearchSoFar all = SampleSearches.FOUND;
    for (int known : new int[] {0, 1, 1, 3, 4}) {
      console.onSecond(
          SampleSearches.running(
              new SearchSoFar(
                  all.goal(), all.steps().subList(0, known), all.capacity(), List.of())));
    }
    terminal.close();

    assertThat(
            written
                .toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("step")))
        .containsExactlyElementsOf(
            """
            step 1: 1 user held, 0.98/s, p95 26.7ms
            step 2: 1,120 users unclear, 940/s, p95 57ms: the generator was the bottleneck: event loops ran late
            step 3: 1,120 users held, 966/s, p95 171ms
            step 4: 1,170 users broke, 969/s, p95 240ms: expected p95 < 200ms, observed 240ms
            """
                .lines()
                .toList());
  }

  @Test
  void theSummaryHasTheTableOfAllSteps() {
    String summary =
        Summary.lines(SampleSearches.found(), List.of(), List.of(), 120, false).stream()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));

    assertThat(summary)
        .contains(
            """
            Steps of the search
                      Load    Rate     p50     p95  Failed  Why
            ✓       1 user  0.98/s    21ms  26.7ms      0%
            !  1,120 users   940/s  22.1ms    57ms      0%  the generator was the bottleneck: event loops ran late
            ✓  1,120 users   966/s   157ms   171ms      0%
            ✗  1,170 users   969/s   206ms   240ms      2%  expected p95 < 200ms, observed 240ms
            """)
        .contains(
            "✓ Passed: the target bears 1,120 users (966/s) and not 1,170: expected p95 < 200ms,"
                + " observed 240ms");
  }

  @Test
  void theLiveLineSaysWhichStepItIsAndWhatIsKnown() {
    assertThat(progress(SampleSearches.BEGINS)).endsWith("0:10, step 1 of a search: not known");
    assertThat(progress(SampleSearches.GOES_ON))
        .endsWith("0:10, step 2 of a search: at least 62.5 arrivals/s");
    assertThat(progress(SampleSearches.NONE_HELD))
        .endsWith("0:10, step 2 of a search: less than 10 users");
  }

  private static String progress(SearchSoFar search) {
    return Progress.bar(SampleSearches.running(search), 80, false);
  }
}
