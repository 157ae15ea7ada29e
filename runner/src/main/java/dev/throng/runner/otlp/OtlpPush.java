package dev.throng.runner.otlp;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.metrics.MachineMetrics;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends metrics to a collector at once, then in intervals, and a last time at the end, on a thread
 * of its own. What the collector does not take is told, and harms nothing: sums come again with the
 * next push.
 */
public final class OtlpPush implements AutoCloseable {
  private final OtlpEndpoint endpoint;
  private final OtlpMetrics form;
  private final Supplier<List<MetricSnapshot>> metrics;
  private final Times times;
  private final Consumer<String> news;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final HttpClient http;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("throng-otlp").unstarted(this::run);
  private int pushes;
  private int failures;

  /**
   * @param between two pushes
   * @param timeout of a push; the end waits for two, one of which may be under way
   */
  public record Times(Duration between, Duration timeout) {
    public static final Times USUAL = new Times(Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  /**
   * @param attributes that say where the metrics are from, unless the endpoint says so
   * @param metrics those of the run as it stands
   * @param news takes what a person must know
   */
  public OtlpPush(
      OtlpEndpoint endpoint,
      Map<String, String> attributes,
      Supplier<List<MetricSnapshot>> metrics,
      Times times,
      Consumer<String> news) {
    this.endpoint = endpoint;
    this.metrics = metrics;
    this.times = times;
    this.news = news;
    Map<String, String> all = new LinkedHashMap<>(attributes);
    all.putAll(endpoint.attributes());
    form = new OtlpMetrics(all, Instant.now());
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(times.timeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    thread.start();
  }

  private void run() {
    try {
      do {
        push();
      } while (!ended.await(times.between().toNanos(), TimeUnit.NANOSECONDS));
      push();
    } catch (InterruptedException _) {
      // the end takes too long
    }
  }

  private void push() throws InterruptedException {
    String problem = problem();
    if (Thread.interrupted()) {
      throw new InterruptedException("it was told that this push is given up");
    }
    pushes++;
    if (problem != null && failures++ == 0) {
      news.accept("the metrics did not get to " + endpoint.told() + ": " + problem);
    }
  }

  private @Nullable String problem() throws InterruptedException {
    try {
      HttpResponse<Void> answer = http.send(message(), BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2 ? null : "status " + answer.statusCode();
    } catch (ConnectException _) {
      return "nothing can be connected to there" + hint();
    } catch (HttpTimeoutException _) {
      return "no answer within " + times.timeout().toMillis() + " ms" + hint();
    } catch (IOException | RuntimeException e) {
      return Reason.innermost(e) + hint();
    }
  }

  /** OTLP's other protocol has this port in nearly every collector. */
  private String hint() {
    return endpoint.url().getPort() == 4317
        ? "; 4317 is the port of gRPC as a rule, that of HTTP is 4318"
        : "";
  }

  private HttpRequest message() throws IOException {
    List<MetricSnapshot> all =
        Stream.concat(metrics.get().stream(), MachineMetrics.snapshots().stream()).toList();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(body)) {
      form.request(all, Instant.now()).writeTo(packed);
    }
    HttpRequest.Builder message =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(times.timeout())
            .setHeader("User-Agent", "throng")
            .setHeader("Content-Type", "application/x-protobuf")
            .setHeader("Content-Encoding", "gzip");
    endpoint.headers().forEach(message::setHeader);
    return message.POST(BodyPublishers.ofByteArray(body.toByteArray())).build();
  }

  /** What stands now is the last that is sent; returns at once. */
  public void end() {
    ended.countDown();
  }

  /** Waits for the last push, but not for ever. */
  @Override
  public void close() {
    end();
    try {
      if (thread.join(times.timeout().multipliedBy(2))) {
        tellFailures();
      } else {
        thread.interrupt();
        news.accept("the last metrics did not get to " + endpoint.told() + " in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      http.shutdownNow();
    }
  }

  /** The first has been told. */
  private void tellFailures() {
    if (failures > 1) {
      news.accept(
          failures + " of " + pushes + " times the metrics did not get to " + endpoint.told());
    }
  }
}
