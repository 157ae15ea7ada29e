package dev.throng.runner.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.scenario.Answer;
import dev.throng.runner.scenario.Json;
import dev.throng.runner.scenario.StepException;
import io.netty.handler.codec.http.HttpUtil;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was kept of an answer; decoded only where something reads it, and once. */
public final class ReceivedAnswer implements Answer {
  private static final int EXCERPT_CHARACTERS = 40;

  private final AnswerHead head;
  private final Buffer received;
  private final long durationNanos;
  private final Blanks secrets;
  private @Nullable String body;
  private @Nullable Json json;

  /**
   * @param secrets stand in no problem that it tells of
   */
  public ReceivedAnswer(AnswerHead head, Buffer received, long durationNanos, Blanks secrets) {
    this.head = head;
    this.received = received;
    this.durationNanos = durationNanos;
    this.secrets = secrets;
  }

  @Override
  public int status() {
    return head.status();
  }

  @Override
  public @Nullable String header(String name) {
    return head.headers().get(name);
  }

  @Override
  public List<String> headerValues(String name) {
    return head.headers().getAll(name);
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> first = new HashMap<>();
    head.headers()
        .forEach((name, value) -> first.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    return first;
  }

  @Override
  public String body() {
    if (body == null) {
      body = received.toString(HttpUtil.getCharset(header("content-type"), StandardCharsets.UTF_8));
    }
    return body;
  }

  /** The body as it was received, unpacked. */
  public byte[] bytes() {
    return received.getBytes();
  }

  @Override
  public Json json() {
    if (json == null) {
      try {
        Json parsed = Json.parse(received.getBytes());
        if (parsed.node().isMissingNode()) {
          throw new StepException("the body is no JSON, it is empty (status " + status() + ")");
        }
        json = parsed;
      } catch (JsonProcessingException e) {
        throw new StepException("the body is no JSON: " + excerpt() + " (status " + status() + ")");
      }
    }
    return json;
  }

  private String excerpt() {
    String text = body();
    return text.isEmpty()
        ? "it is empty"
        : "it starts with " + secrets.blank(text, EXCERPT_CHARACTERS).strip();
  }

  @Override
  public long durationNanos() {
    return durationNanos;
  }
}
