package dev.throng.users;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nothing came back. */
final class NoAnswer implements Answer {
  @Override
  public int status() {
    return 0;
  }

  @Override
  public String error() {
    return "connection refused";
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
    throw new IllegalStateException("no body");
  }

  @Override
  public Duration responseTime() {
    return Duration.ZERO;
  }

  @Override
  public Answer judge(Function<? super Answer, Verdict> judge) {
    return this;
  }
}
