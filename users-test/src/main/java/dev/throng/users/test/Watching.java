package dev.throng.users.test;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.BoundedText;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.worker.Rehearsal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a user does. Any thread. */
final class Watching implements Rehearsal.Watcher {
  private final Blanks secrets;
  private final List<Seen.Counted> counted = new ArrayList<>();
  private final List<Seen.Thrown> exceptions = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private @Nullable String testEnded;

  Watching(Collection<String> secrets) {
    this.secrets = Blanks.of(secrets);
  }

  synchronized Seen seen() {
    return new Seen(counted, exceptions, logged, testEnded);
  }

  synchronized void logged(String line) {
    logged.add(line);
  }

  @Override
  public synchronized void counted(RequestKey name, Sample sample) {
    Failure failure = sample.failure();
    counted.add(
        new Seen.Counted(
            name.toString(),
            sample.status(),
            failure == null ? null : BoundedText.of(failure.text(), secrets),
            Duration.ofNanos(sample.responseNanos())));
  }

  @Override
  public synchronized void exception(String where, String message) {
    exceptions.add(new Seen.Thrown(where, BoundedText.of(message, secrets)));
  }

  @Override
  public synchronized void testEnded(String reason) {
    testEnded = reason;
  }

  @Override
  public void waiting(long nanos) {}

  @Override
  public void sending(
      Origin origin, HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body) {}

  @Override
  public void received(int status, String reason, MultiMap headers, Buffer body, long nanos) {}

  @Override
  public void judged(String name, @Nullable String failure) {}
}
