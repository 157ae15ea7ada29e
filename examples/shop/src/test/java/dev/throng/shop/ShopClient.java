package dev.throng.shop;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Speaks HTTP to a shop as a test reads it: one line a request. */
public final class ShopClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final List<String> headers = new ArrayList<>();

  public ShopClient(int port) {
    this.url = "http://127.0.0.1:" + port;
  }

  /** The same header on each request from here on. */
  public ShopClient with(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public ShopClient loggedInAs(String email) {
    Answer login = post("/api/auth/login", "{\"email\":\"" + email + "\",\"password\":\"demo\"}");
    return with("Authorization", "Bearer " + login.json().getString("token"));
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Sends without waiting for the answer. */
  public CompletableFuture<Answer> getLater(String path) {
    long startNanos = System.nanoTime();
    return http.sendAsync(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofString())
        .thenApply(response -> answer(response, startNanos));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    long startNanos = System.nanoTime();
    try {
      return answer(http.send(request(method, path, body), BodyHandlers.ofString()), startNanos);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
    return (headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new))).build();
  }

  private static Answer answer(HttpResponse<String> response, long startNanos) {
    return new Answer(
        response.statusCode(), response.body(), (System.nanoTime() - startNanos) / 1_000_000);
  }

  @Override
  public void close() {
    http.close();
  }

  /**
   * @param millis from sending to the end of the body
   */
  public record Answer(int status, String body, long millis) {
    public JsonObject json() {
      return new JsonObject(body);
    }

    String error() {
      return json().getString("error");
    }
  }
}
