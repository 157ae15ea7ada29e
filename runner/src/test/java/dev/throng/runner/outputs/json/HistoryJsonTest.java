package dev.throng.runner.outputs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static String document(History history) throws JsonProcessingException {
    return MAPPER.writeValueAsString(
        Map.of("schema", ResultDocument.SCHEMA, "history", HistoryColumns.of(history)));
  }

  @Test
  void aRunThatWasWrittenAndReadHasTheSameStory() throws JsonProcessingException {
    Target target =
        new Target(0.02, 0.3).slower((second, _, name) -> name == 2 && second > 90 ? 4 : 1);
    History history =
        new Simulation(Ramp.users(5, 0).to(100, 150), target, 3).names(5).workers(3, 0).run();

    History read = HistoryJson.read(document(history));
    Story story = Story.of(history);
    assertThat(story.findings()).extracting(f -> f.id()).contains(FindingId.ONE_ENDPOINT);
    assertThat(Story.of(read).headline()).isEqualTo(story.headline());
    assertThat(read.workers().keySet()).isEqualTo(history.workers().keySet());
  }

  @Test
  void eachSecondKeepsItsStateAndItsLoad() throws JsonProcessingException {
    HistoryBuilder builder = new HistoryBuilder(new Rhythm(List.of(2.5)));
    for (SecondState state : SecondState.values()) {
      builder.load(state.ordinal(), new LoadSecond(state.ordinal(), 1, 2.5f, state));
    }

    History read = HistoryJson.read(document(builder.build()));
    assertThat(read.rhythm().periodsSeconds()).containsExactly(2.5);
    for (SecondState state : SecondState.values()) {
      assertThat(read.load(state.ordinal()))
          .isEqualTo(new LoadSecond(state.ordinal(), 1, 2.5f, state));
    }
  }

  @Test
  void manyNamesAndSecondsHaveAsManyRowsAsAreAllowed() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 1000; second++) {
      builder.load(second, new LoadSecond(1, 1, 0, SecondState.WHOLE));
      for (int name = 0; name < 100; name++) {
        builder.name(
            second, new RequestKey("GET", "/" + name), new Cell(1, 0, 0, 1, 1, 1, 1, 1, 0));
      }
    }

    HistoryColumns columns = HistoryColumns.of(builder.build());
    assertThat(rows(columns)).isLessThanOrEqualTo(HistoryColumns.MOST_ROWS_OF_NAMES);
    assertThat(Objects.requireNonNull(columns.names()).getFirst().columns().secondsPerRow())
        .isEqualTo(2);
  }

  private static int rows(HistoryColumns columns) {
    return Objects.requireNonNull(columns.names()).stream()
        .mapToInt(name -> Objects.requireNonNull(name.columns().requests()).length)
        .sum();
  }

  @Test
  void anOlderResultIsReadFromItsTimeline() {
    History read =
        HistoryJson.read(
            """
            {"schema": "throng.dev/result/v1", "timeline": {
              "second": [0, 1, 3], "usersPlanned": [1, 2, 4], "usersRunning": [1, 2, 4],
              "requests": [10, 20, 40], "failures": [0, 5, 0], "meanMillis": [1.5, 2, 3],
              "p50Millis": [1, 2, 3], "p95Millis": [4, 5, 6], "p99Millis": [7, 8, 9],
              "maxMillis": [10, 11, 12], "bytesReceived": [1, 2, 3],
              "intervals": [{"kind": "warmup", "fromSecond": 0, "toSecond": 1, "text": ""}]}}
            """);

    assertThat(read.seconds()).isEqualTo(4);
    assertThat(read.load(0).state()).isEqualTo(SecondState.WARM_UP);
    assertThat(read.load(1)).isEqualTo(new LoadSecond(2, 2, 0, SecondState.WHOLE));
    assertThat(read.load(2).state()).isEqualTo(SecondState.UNCOUNTED);
    assertThat(read.total().get(1))
        .isEqualTo(new Cell(20, 5, 0, 2000, 5000, 8000, 11000, 2000, 2000));
  }

  @Test
  void whatIsNoResultIsSaidToBeNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryJson.read("{\"schema\": \"other/v2\"}"))
        .withMessage(
            "is no result that throng run --json wrote: schema is \"other/v2\", must be"
                + " \"throng.dev/result/v1\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryJson.read("{nonsense"))
        .withMessageStartingWith("is no JSON of a result: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            HistoryJson.read(
                "{\"schema\": \"throng.dev/result/v1\", \"history\": {\"states\": \"wX\"}}"));
  }
}
