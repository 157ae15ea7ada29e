package dev.throng.runner.cli;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.worker.Rehearsal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes exchanges the way curl -v does; secrets are blanked out, long bodies cut. */
final class PrintedTrace implements Rehearsal.Watcher {
  private static final int SHOWN_CHARACTERS = 2_000;
  private static final long SHOWN_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrintStream out;
  private final Blanks secrets;
  private int requests;
  private int problems;

  PrintedTrace(PrintStream out, Collection<String> secrets) {
    this.out = out;
    this.secrets = Blanks.of(secrets);
  }

  int problems() {
    return problems;
  }

  String summary() {
    return requests
        + (requests == 1 ? " request, " : " requests, ")
        + (problems == 0 ? "no problems" : problems + (problems == 1 ? " problem" : " problems"));
  }

  @Override
  public void sending(
      Origin origin, HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body) {
    requests++;
    print("");
    print("> " + method + " " + uri + "  (" + origin + ")");
    headers("> ", headers);
    body("> ", body);
  }

  @Override
  public void received(int status, String reason, MultiMap headers, Buffer body, long nanos) {
    print(
        "< "
            + status
            + " "
            + reason
            + "  ("
            + new GoDuration(Duration.ofNanos(nanos / 10_000 * 10_000))
            + ")");
    headers("< ", headers);
    body("< ", body);
  }

  @Override
  public void judged(String name, @Nullable String failure) {
    print(failure == null ? "✓ " + name : "✗ " + name + ": " + failure);
    problems += failure == null ? 0 : 1;
  }

  @Override
  public void waiting(long nanos) {
    if (nanos >= SHOWN_WAIT_NANOS) {
      print("");
      print("  waits " + new GoDuration(Duration.ofNanos(nanos)));
    }
  }

  @Override
  public void exception(String where, String message) {
    problems++;
    print("✗ " + where + ": " + message);
  }

  private void headers(String margin, MultiMap headers) {
    headers.forEach((name, value) -> print(margin + name + ": " + value));
  }

  private void body(String margin, @Nullable Buffer body) {
    if (body == null || body.length() == 0) {
      return;
    }
    print(margin);
    String text = secrets.blank(body.toString());
    text.substring(0, Math.min(SHOWN_CHARACTERS, text.length()))
        .lines()
        .forEach(line -> print(margin + line));
    if (text.length() > SHOWN_CHARACTERS) {
      print(margin + "… " + body.length() + " bytes in all");
    }
  }

  private void print(String line) {
    out.println(Lines.printable(secrets.blank(line)));
  }
}
