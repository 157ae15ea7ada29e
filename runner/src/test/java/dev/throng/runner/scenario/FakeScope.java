package dev.throng.runner.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** User 7 of class Visitor, with variables by slot and an answer as a test wants it. */
final class FakeScope implements UserScope {
  final Map<Integer, Object> variables = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private @Nullable Answer answer;
  private long durationNanos = 250_000_000;

  FakeScope answered(int status, String body, Map<String, List<String>> headers) {
    answer = new FakeAnswer(status, body, headers, durationNanos);
    return this;
  }

  FakeScope after(long nanos) {
    durationNanos = nanos;
    return this;
  }

  FakeScope answered(int status) {
    return answered(status, "", Map.of());
  }

  @Override
  public long userIndex() {
    return 7;
  }

  @Override
  public String className() {
    return "Visitor";
  }

  @Override
  public long runNumber() {
    return 1;
  }

  @Override
  public SplittableRandom random() {
    return random;
  }

  @Override
  public @Nullable Object variable(int slot) {
    return variables.get(slot);
  }

  @Override
  public @Nullable Answer answer() {
    return answer;
  }

  private record FakeAnswer(
      int status, String body, Map<String, List<String>> all, long durationNanos)
      implements Answer {
    @Override
    public @Nullable String header(String name) {
      List<String> values = headerValues(name);
      return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public List<String> headerValues(String name) {
      return all.getOrDefault(name, List.of());
    }

    @Override
    public Map<String, String> headers() {
      Map<String, String> first = new HashMap<>();
      all.forEach((name, values) -> first.put(name, values.getFirst()));
      return first;
    }

    @Override
    public Json json() {
      try {
        return Json.parse(body.getBytes(StandardCharsets.UTF_8));
      } catch (JsonProcessingException e) {
        throw new StepException("the body is no JSON");
      }
    }
  }
}
