package dev.throng.users;

import dev.throng.users.spi.Json;
import dev.throng.users.spi.Request;
import dev.throng.users.spi.UserPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Notes what a user does, in one line each, and answers nothing. */
final class NotingPort implements UserPort {
  final List<String> notes = new ArrayList<>();
  final List<Request> requests = new ArrayList<>();
  private final RandomGenerator random = new SplittableRandom(1);

  @Override
  public long index() {
    return 7;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Answer exchange(Request request) {
    requests.add(request);
    notes.add(request.name() + " -> " + request.path());
    return new NoAnswer();
  }

  @Override
  public void judged(Answer answer, Verdict verdict) {
    notes.add("judged " + verdict.failure());
  }

  @Override
  public void header(String name, @Nullable String value) {
    notes.add(name + ": " + value);
  }

  @Override
  public Map<String, Object> row(String feed) {
    return Map.of("feed", feed);
  }

  @Override
  public String secret(String name) {
    return "secret " + name;
  }

  @Override
  public void pause(Duration duration) {
    notes.add("pause " + duration);
  }

  @Override
  public void begin(String transaction) {
    notes.add("begin " + transaction);
  }

  @Override
  public void end(boolean failed) {
    notes.add(failed ? "failed" : "done");
  }

  @Override
  public void measuring(String name) {
    notes.add("measure " + name);
  }

  @Override
  public void measured(@Nullable String failure) {
    notes.add(failure == null ? "measured" : failure);
  }

  @Override
  public void leave() {
    notes.add("left");
  }

  @Override
  public void stopTest(String reason) {
    notes.add("stop: " + reason);
  }

  @Override
  public void exit(int status) {
    notes.add("exit " + status);
  }

  @Override
  public void log(String line) {
    notes.add(line);
  }

  @Override
  public Json json() {
    return String::valueOf;
  }
}
