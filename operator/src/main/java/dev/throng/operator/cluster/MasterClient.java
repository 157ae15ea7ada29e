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
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks a master's HTTP API. */
final class MasterClient {
  private static final String RUN = "/api/v1/run";
  private static final int TIMEOUT_MILLIS = 3000;
  private static final int REPORT_TIMEOUT_MILLIS = 15_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final WebClient http;

  MasterClient(Vertx vertx) {
    http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(2000)
                .setDecompressionSupported(true)
                .setUserAgent("throng-operator"));
  }

  /** Where a master is, and what opens it. */
  record Address(String host, int port, String token) {}

  /** Another status than that of the tag; empty if it is the same. */
  record Fresh(RunStatus status, @Nullable String tag) {}

  Future<Optional<Fresh>> status(Address master, @Nullable String tag) {
    HttpRequest<Buffer> request = request(master, HttpMethod.GET, RUN).timeout(TIMEOUT_MILLIS);
    if (tag != null) {
      request.putHeader("If-None-Match", tag);
    }
    return request
        .send()
        .map(response -> {
          if (response.statusCode() == 304) {
            return Optional.empty();
          }
          try {
            RunStatus status = JSON.readValue(body(response), RunStatus.class);
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
    return request(master, HttpMethod.GET, RUN + "/" + file)
        .timeout(REPORT_TIMEOUT_MILLIS)
        .send()
        .map(response -> body(response));
  }

  private Future<Void> post(Address master, String path, JsonObject body) {
    return request(master, HttpMethod.POST, RUN + path)
        .timeout(TIMEOUT_MILLIS)
        .sendJsonObject(body)
        .map(response -> {
          if (response.statusCode() / 100 == 4) {
            throw new Refused(response.statusCode() + " " + response.bodyAsString());
          }
          if (response.statusCode() / 100 != 2) {
            throw unexpected(response);
          }
          return null;
        });
  }

  private HttpRequest<Buffer> request(Address master, HttpMethod method, String path) {
    return http.request(method, master.port(), master.host(), path)
        .bearerTokenAuthentication(master.token());
  }

  private static byte[] body(HttpResponse<Buffer> response) {
    Buffer body = response.body();
    if (response.statusCode() != 200 || body == null) {
      throw unexpected(response);
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
