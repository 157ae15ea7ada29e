package dev.throng.crds.hooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/**
 * Sends hooks. No redirect is followed and no body of an answer is read: what a server answers
 * beside its status is nobody's who may read a LoadTest.
 */
public final class HookPoster implements AutoCloseable {
  private final Tries tries;
  private final Predicate<InetAddress> reachable;
  private final HttpClient http;

  /**
   * How often it is tried.
   *
   * @param timeout of one try, from the look-up of the name to the head of the answer
   * @param firstPause after the first try; each next is twice as long
   */
  public record Tries(int most, Duration timeout, Duration firstPause) {
    /** 40 s in all at most. */
    public static final Tries USUAL = new Tries(5, Duration.ofSeconds(5), Duration.ofSeconds(1));
  }

  /**
   * @param reachable addresses that may be posted to
   */
  public HookPoster(Tries tries, Predicate<InetAddress> reachable) {
    this.tries = tries;
    this.reachable = reachable;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(tries.timeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends it until it is taken, or has been tried often enough.
   *
   * @return empty if it was taken, with a status from 200 to 299; else why it was not
   */
  public Optional<String> post(HookRequest request, HookNotice notice) throws InterruptedException {
    Duration pause = tries.firstPause();
    for (int tried = 1; ; tried++) {
      Result result = tryOnce(request, notice);
      switch (result) {
        case Result.Taken _ -> {
          return Optional.empty();
        }
        case Result.Refused(String why) -> {
          return Optional.of(request.host() + " " + why);
        }
        case Result.Unheard(String why) -> {
          if (tried == tries.most()) {
            return Optional.of(request.host() + " " + why + ", " + tried + " times");
          }
        }
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private sealed interface Result {
    record Taken() implements Result {}

    /** It will be the same the next time. */
    record Refused(String why) implements Result {}

    record Unheard(String why) implements Result {}
  }

  private Result tryOnce(HookRequest request, HookNotice notice) throws InterruptedException {
    CompletableFuture<Result> answer =
        CompletableFuture.supplyAsync(() -> refusedAddress(request), http.executor().orElseThrow())
            .thenCompose(refused ->
                refused.isPresent()
                    ? CompletableFuture.completedFuture(refused.get())
                    : http.sendAsync(message(request, notice), _ -> new Unread())
                        .thenApply(response -> judged(response.statusCode())));
    try {
      return answer.get(tries.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new Result.Unheard(outOfTime());
    } catch (ExecutionException e) {
      return new Result.Unheard(
          switch (e.getCause()) {
            case HttpTimeoutException _ -> outOfTime();
            case SSLException _ -> "can't be reached by TLS with a certificate that is trusted";
            case IOException _ -> "can't be reached";
            case null, default -> "can't be spoken to";
          });
    }
  }

  /** The client's own clocks may be the first to notice. */
  private String outOfTime() {
    return "did not answer within " + tries.timeout().toMillis() + " ms";
  }

  private Optional<Result> refusedAddress(HookRequest request) {
    try {
      return List.of(InetAddress.getAllByName(request.url().getHost())).stream().allMatch(reachable)
          ? Optional.empty()
          : Optional.of(new Result.Refused("has an address that hooks may not reach"));
    } catch (UnknownHostException _) {
      return Optional.of(new Result.Unheard("is not known to DNS"));
    }
  }

  private HttpRequest message(HookRequest request, HookNotice notice) {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(request.url())
            .timeout(tries.timeout())
            .setHeader("User-Agent", "throng")
            .setHeader("Content-Type", "application/json");
    request.headers().forEach(message::setHeader);
    return message.POST(BodyPublishers.ofString(notice.json())).build();
  }

  /** A server that is busy or in trouble may take it later (RFC 9110, section 15). */
  private static Result judged(int status) {
    String why = "answered with status " + status;
    if (status / 100 == 2) {
      return new Result.Taken();
    }
    return status == 408 || status == 429 || status >= 500
        ? new Result.Unheard(why)
        : new Result.Refused(why);
  }

  /** The connection of an answer that has a body is given up. */
  private static final class Unread implements HttpResponse.BodySubscriber<Void> {
    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> item) {}

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onComplete() {}
  }

  /** Gives up what is being sent. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
