package dev.throng.runner.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.scenario.Answer;
import dev.throng.runner.scenario.StepException;
import io.netty.handler.codec.http.HttpUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was kept of an answer; decoded only where something reads it, and once. */
final class ReceivedAnswer implements Answer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClientResponse response;
  private final Buffer received;
  private final long durationNanos;
  private @Nullable String body;
  private @Nullable JsonNode json;

  ReceivedAnswer(HttpClientResponse response, Buffer received, long durationNanos) {
    this.response = response;
    this.received = received;
    this.durationNanos = durationNanos;
  }

  @Override
  public int status() {
    return response.statusCode();
  }

  @Override
  public @Nullable String header(String name) {
    return response.getHeader(name);
  }

  @Override
  public List<String> headerValues(String name) {
    return response.headers().getAll(name);
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  @Override
  public String body() {
    if (body == null) {
      body = received.toString(HttpUtil.getCharset(header("content-type"), StandardCharsets.UTF_8));
    }
    return body;
  }

  @Override
  public JsonNode json() {
    if (json == null) {
      try {
        JsonNode parsed = JSON.readTree(received.getBytes());
        if (parsed.isMissingNode()) {
          throw new StepException("the body is no JSON, it is empty (status " + status() + ")");
        }
        json = parsed;
      } catch (JsonProcessingException e) {
        throw new StepException("the body is no JSON: " + excerpt() + " (status " + status() + ")");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return json;
  }

  private String excerpt() {
    String text = body();
    return text.isEmpty()
        ? "it is empty"
        : "it starts with " + text.substring(0, Math.min(40, text.length())).strip();
  }

  @Override
  public long durationNanos() {
    return durationNanos;
  }
}
