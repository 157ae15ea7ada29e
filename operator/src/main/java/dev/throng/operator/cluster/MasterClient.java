package dev.throng.operator.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.problems.Shown;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.operator.plan.Plausibility;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Speaks a master's HTTP API. A master runs a tenant's image beside the tenant's Secrets, so its
 * answers are not trusted: no redirect is followed, nothing is unpacked, and each answer has a
 * limit of bytes and of time from the first byte of the request to the last of the answer. It is
 * asked over TLS only, and known by its run's own certificate.
 */
final class MasterClient {
  static final int MAX_STATUS_BYTES = 256 << 10;
  static final int MAX_FILE_BYTES = 8 << 20;

  private static final String RUN = "/api/v1/run";
  private static final int MAX_REFUSAL = 300;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Vertx vertx;
  private final HttpClient http;
  private final Patience patience;

  /** How long a master may take: to let itself be connected to, for a small answer, for a file. */
  record Patience(int connectMillis, int answerMillis, int fileMillis) {
    static final Patience USUAL = new Patience(2000, 3000, 15_000);
  }

  MasterClient(Vertx vertx, Patience patience) {
    this.vertx = vertx;
    this.patience = patience;
    http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(patience.connectMillis())
                .setSslHandshakeTimeout(patience.connectMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setDecompressionSupported(false));
  }

  /**
   * Where a master is.
   *
   * @param ip of its pod
   * @param name that its certificate is for
   */
  record Address(String ip, int port, String name, RunSecret.Access access) {}

  /** Another status than that of the tag; empty if it is the same. */
  record Fresh(MasterStatus status, @Nullable String tag) {}

  Future<Optional<Fresh>> status(Address master, @Nullable String tag) {
    RequestOptions request = request(master, HttpMethod.GET, RUN);
    if (tag != null) {
      request.putHeader("If-None-Match", tag);
    }
    return answer(request, null, statusSized(), patience.answerMillis())
        .map(answer -> {
          if (answer.status() == 304) {
            return Optional.empty();
          }
          try {
            byte[] body = answer.body("application/json");
            return Optional.of(new Fresh(read(body), answer.tag()));
          } catch (IOException e) {
            String why = Shown.plain(String.valueOf(e.getMessage()));
            throw new Untrusted("the master's answer can't be read: " + why);
          }
        });
  }

  private static MasterStatus read(byte[] body) throws IOException {
    MasterStatus status = JSON.readValue(body, MasterStatus.class);
    if (status == null) {
      throw new Untrusted("the master's answer is empty");
    }
    Plausibility.flaw(status)
        .ifPresent(flaw -> {
          throw new Untrusted("the master's answer can't be so: " + flaw);
        });
    return status;
  }

  Future<Void> users(Address master, int users) {
    return post(master, "/users", new JsonObject().put("users", users));
  }

  Future<Void> stop(Address master, String reason, Verdict verdict) {
    JsonObject body = new JsonObject().put("reason", reason).put("verdict", verdict.toString());
    return post(master, "/stop", body);
  }

  Future<Void> acknowledge(Address master) {
    return post(master, "/acknowledge", new JsonObject());
  }

  /**
   * @param file such as report.html or stats.csv
   * @param most bytes of what is returned
   * @return gzipped
   */
  Future<byte[]> packedFile(Address master, String file, int most) {
    RequestOptions request = request(master, HttpMethod.GET, RUN + "/" + file);
    BoundedExchange exchange = new BoundedExchange(MAX_FILE_BYTES, new Keeping.Packed(most));
    return answer(request, null, exchange, patience.fileMillis())
        .map(answer -> answer.body("text/"));
  }

  private static BoundedExchange statusSized() {
    return new BoundedExchange(MAX_STATUS_BYTES, new Keeping.Plain());
  }

  private Future<Void> post(Address master, String path, JsonObject body) {
    RequestOptions request =
        request(master, HttpMethod.POST, RUN + path).putHeader("Content-Type", "application/json");
    return answer(request, body.toBuffer(), statusSized(), patience.answerMillis())
        .map(answer -> {
          if (answer.status() / 100 == 4) {
            throw new Refused(answer.status() + " " + answer.text(MAX_REFUSAL));
          }
          if (answer.status() / 100 != 2) {
            throw answer.unexpected();
          }
          return null;
        });
  }

  private Future<MasterAnswer> answer(
      RequestOptions request,
      @Nullable Buffer content,
      BoundedExchange exchange,
      int timeoutMillis) {
    long deadline = vertx.setTimer(timeoutMillis, _ -> exchange.end(timeoutMillis));
    http.request(request)
        .onFailure(exchange::fail)
        .onSuccess(opened -> exchange.begin(opened, content == null ? Buffer.buffer() : content));
    return exchange.answer().onComplete(_ -> vertx.cancelTimer(deadline));
  }

  private static RequestOptions request(Address master, HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setServer(SocketAddress.inetSocketAddress(master.port(), master.ip()))
        .setHost(master.name())
        .setPort(master.port())
        .setURI(path)
        .setSsl(true)
        .setSslOptions(trusting(master.access().certificate()))
        .putHeader("User-Agent", "throng-operator")
        .putHeader("Authorization", "Bearer " + master.access().token());
  }

  private static ClientSSLOptions trusting(String certificate) {
    return new ClientSSLOptions()
        .setHostnameVerificationAlgorithm("HTTPS")
        .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(certificate)));
  }

  /** The master will not do it, however often it is asked. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
