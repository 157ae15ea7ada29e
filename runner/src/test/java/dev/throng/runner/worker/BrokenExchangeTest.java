package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.scenario.Origin;
import dev.throng.runner.script.UserTrace;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is thrown on an exchange's way, it ends once and its user goes on. */
class BrokenExchangeTest {
  private enum Moment {
    SENDING,
    RECEIVED,
    JUDGED
  }

  @ParameterizedTest
  @CsvSource({
    "SENDING, 0 it nests deeper than can be followed",
    "RECEIVED, 0 it nests deeper than can be followed",
    "JUDGED, 200 "
  })
  void anErrorEndsItOnceAndTheUserGoesOn(Moment moment, String record) throws IOException {
    int last = OddAnswersRun.CASES_OF_A_TASK;
    List<OddAnswer> cases = OddAnswer.read("http1.txt").subList(0, last + 1);
    try (OddServer server = new Http1OddServer(cases)) {
      OddAnswersRun run = new OddAnswersRun(server, "http1.1", new Overflowing(moment));

      assertThat(run.recordOf("/next/" + (last - 1)).strip()).isEqualTo(record.strip());
      assertThat(run.record(last)).as("in the next task").isEqualTo(cases.get(last).record());
      assertThat(run.exceptions()).isEqualTo("it nests deeper than can be followed");
    }
  }

  /** Breaks once, on the way of the last request of the first task. */
  private static final class Overflowing implements UserTrace {
    private final Moment moment;
    private boolean now;
    private boolean done;

    Overflowing(Moment moment) {
      this.moment = moment;
    }

    private void come(Moment came) {
      if (now && !done && came == moment) {
        done = true;
        throw new StackOverflowError();
      }
    }

    @Override
    public void sending(
        Origin origin, HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body) {
      now = uri.equals("/next/24");
      come(Moment.SENDING);
    }

    @Override
    public void received(int status, String reason, MultiMap headers, Buffer body, long nanos) {
      come(Moment.RECEIVED);
    }

    @Override
    public void waiting(long nanos) {}

    @Override
    public void judged(String name, @Nullable String failure) {
      come(Moment.JUDGED);
    }

    @Override
    public void exception(String where, String message) {}
  }
}
