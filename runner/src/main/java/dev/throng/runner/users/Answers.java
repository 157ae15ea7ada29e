package dev.throng.runner.users;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.runner.http.Exchange;
import dev.throng.runner.http.ReceivedAnswer;
import dev.throng.runner.scenario.StepException;
import dev.throng.users.Answer;
import dev.throng.users.Verdict;
import dev.throng.users.spi.UserPort;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What user code sees of its requests' ends. */
final class Answers {
  private Answers() {}

  /** An answer came. */
  static final class Received implements Answer {
    private final ReceivedAnswer received;
    private final boolean withoutBody;
    private final UserPort port;

    /**
     * @param withoutBody whether its body was too large to be kept
     */
    Received(ReceivedAnswer received, boolean withoutBody, UserPort port) {
      this.received = received;
      this.withoutBody = withoutBody;
      this.port = port;
    }

    private ReceivedAnswer whole() {
      if (withoutBody) {
        throw new IllegalStateException(
            "the body is larger than "
                + (Exchange.MOST_KEPT_BYTES >> 20)
                + " MiB, and was not kept");
      }
      return received;
    }

    @Override
    public int status() {
      return received.status();
    }

    @Override
    public @Nullable String error() {
      return null;
    }

    @Override
    public @Nullable String header(String name) {
      return received.header(name);
    }

    @Override
    public List<String> headers(String name) {
      return received.headerValues(name);
    }

    @Override
    public String body() {
      return whole().body();
    }

    @Override
    public byte[] bytes() {
      return whole().bytes();
    }

    @Override
    public String json(String pointer) {
      try {
        JsonNode node = whole().json().node().at(JsonPointer.compile(pointer));
        if (node.isMissingNode()) {
          throw new IllegalStateException("the body has nothing at " + pointer);
        }
        return node.isContainerNode() ? node.toString() : node.asText();
      } catch (StepException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    @Override
    public Duration responseTime() {
      return Duration.ofNanos(received.durationNanos());
    }

    @Override
    public Answer judge(Function<? super Answer, Verdict> judge) {
      port.judged(
          this, Objects.requireNonNull(judge.apply(this), "the judge of an answer returned null"));
      return this;
    }

    @Override
    public String toString() {
      return "status " + status();
    }
  }

  /**
   * Nothing came.
   *
   * @param error why
   */
  record None(String error, Duration responseTime) implements Answer {
    @Override
    public int status() {
      return 0;
    }

    @Override
    public @Nullable String header(String name) {
      return null;
    }

    @Override
    public List<String> headers(String name) {
      return List.of();
    }

    @Override
    public String body() {
      return "";
    }

    @Override
    public byte[] bytes() {
      return new byte[0];
    }

    @Override
    public String json(String pointer) {
      throw new IllegalStateException("there is no answer: " + error);
    }

    @Override
    public Answer judge(Function<? super Answer, Verdict> judge) {
      return this;
    }
  }
}
