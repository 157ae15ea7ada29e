package dev.throng.operator.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.run.RunStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speaks a master's HTTP API. A master runs a tenant's image beside the tenant's Secrets, so its
 * answers are not trusted: no redirect is followed, nothing is unpacked, and each answer has a
 * limit of bytes and of time from the first byte of the request to the last of the answer.
 */
final class MasterClient {
  static final int MAX_STATUS_BYTES = 256 << 10;
  static final int MAX_FILE_BYTES = 8 << 20;

  private static final String RUN = "/api/v1/run";
  private static final int TIMEOUT_MILLIS = 3000;
  private static final int REPORT_TIMEOUT_MILLIS = 15_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Vertx vertx;
  private final WebClient http;

  MasterClient(Vertx vertx) {
    this.vertx = vertx;
    http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(2000)
                .setFollowRedirects(false)
                .setDecompressionSupported(false)
                .setUserAgent("throng-operator"));
    ((WebClientInternal) http).addInterceptor(BoundedBody::bind);
  }

  /** Where a master is, and what opens it. */
  record Address(String host, int port, String token) {}

  /** Another status than that of the tag; empty if it is the same. */
  record Fresh(RunStatus status, @Nullable String tag) {}

  Future<Optional<Fresh>> status(Address master, @Nullable String tag) {
    HttpRequest<Buffer> request = request(master, HttpMethod.GET, RUN);
    if (tag != null) {
      request.putHeader("If-None-Match", tag);
    }
    return send(request, null, MAX_STATUS_BYTES, TIMEOUT_MILLIS)
        .map(response -> {
          if (response.statusCode() == 304) {
            return Optional.empty();
          }
          try {
            RunStatus status = JSON.readValue(body(response, "application/json"), RunStatus.class);
            return Optional.of(new Fresh(status, response.getHeader("ETag")));
          } catch (IOException e) {
            throw new IllegalStateException(
                "the master's answer can't be read: " + e.getMessage(), e);
          }
        });
  }

  Future<Void> users(Address master, int users) {
    return post(master, "/users", new JsonObject().put("users", users));
  }

  Future<Void> stop(Address master, String reason) {
    return post(master, "/stop", new JsonObject().put("reason", reason));
  }

  Future<Void> acknowledge(Address master) {
    return post(master, "/acknowledge", new JsonObject());
  }

  /**
   * @param file such as report.html or stats.csv
   */
  Future<byte[]> file(Address master, String file) {
    HttpRequest<Buffer> request = request(master, HttpMethod.GET, RUN + "/" + file);
    return send(request, null, MAX_FILE_BYTES, REPORT_TIMEOUT_MILLIS)
        .map(response -> body(response, "text/"));
  }

  private Future<Void> post(Address master, String path, JsonObject body) {
    return send(
            request(master, HttpMethod.POST, RUN + path), body, MAX_STATUS_BYTES, TIMEOUT_MILLIS)
        .map(response -> {
          if (response.statusCode() / 100 == 4) {
            String text = response.bodyAsString();
            throw new Refused(
                response.statusCode()
                    + (text == null ? "" : " " + text.substring(0, Math.min(300, text.length()))));
          }
          if (response.statusCode() / 100 != 2) {
            throw unexpected(response);
          }
          return null;
        });
  }

  private Future<HttpResponse<Buffer>> send(
      HttpRequest<Buffer> request, @Nullable JsonObject content, int maxBytes, int timeoutMillis) {
    BoundedBody body = new BoundedBody(maxBytes);
    HttpRequest<Buffer> bounded = request.as(body).timeout(timeoutMillis);
    long deadline =
        vertx.setTimer(
            timeoutMillis,
            _ -> body.refuse("the master's answer was not whole within " + timeoutMillis + " ms"));
    return (content == null ? bounded.send() : bounded.sendJsonObject(content))
        .onComplete(_ -> vertx.cancelTimer(deadline))
        .recover(failure -> Future.failedFuture(body.refusal().orElse(failure)));
  }

  private HttpRequest<Buffer> request(Address master, HttpMethod method, String path) {
    return http.request(method, master.port(), master.host(), path)
        .bearerTokenAuthentication(master.token());
  }

  private static byte[] body(HttpResponse<Buffer> response, String type) {
    Buffer body = response.body();
    if (response.statusCode() != 200 || body == null) {
      throw unexpected(response);
    }
    String received = response.getHeader("Content-Type");
    if (received == null || !received.startsWith(type)) {
      throw new IllegalStateException("the master's answer is not of the type " + type);
    }
    String encoding = response.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new IllegalStateException("the master's answer is packed, which was not asked for");
    }
    return body.getBytes();
  }

  private static IllegalStateException unexpected(HttpResponse<Buffer> response) {
    return new IllegalStateException("the master answered with status " + response.statusCode());
  }

  /** The master will not do it, however often it is asked. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
