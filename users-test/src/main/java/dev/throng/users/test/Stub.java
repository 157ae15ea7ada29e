package dev.throng.users.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A target on loopback that answers as a test says, and knows what it was asked.
 *
 * <pre>{@code
 * try (Stub shop = Stub.answering(request -> Stub.Reply.json(200, "{\"token\": \"t\"}"))) {
 *   Seen seen = ThrongTest.once(Shopper.class, shop.url());
 *   assertThat(shop.received().getFirst().header("Authorization")).isEqualTo("Bearer t");
 * }
 * }</pre>
 */
public final class Stub implements AutoCloseable {
  private final HttpServer server;
  private final List<Request> received = new CopyOnWriteArrayList<>();

  private Stub(HttpServer server) {
    this.server = server;
  }

  /**
   * A request.
   *
   * @param path without its query, as it was sent
   * @param query as it was sent; null for none
   * @param headers by their names, {@code Content-type} for instance
   * @param body in UTF-8
   */
  public record Request(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      String body) {
    /** The first header of a name, whatever its case; null for none. */
    public @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * An answer.
   *
   * @param type its {@code Content-Type}
   * @param body in UTF-8
   */
  public record Reply(int status, String type, String body) {
    /** Without a body. */
    public static Reply of(int status) {
      return new Reply(status, "text/plain", "");
    }

    /** JSON, as it is given. */
    public static Reply json(int status, String body) {
      return new Reply(status, "application/json", body);
    }
  }

  /**
   * Starts it; close it when it is not needed any more.
   *
   * @param answers may be called on several threads at once
   */
  public static Stub answering(Function<? super Request, Reply> answers) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Stub stub = new Stub(server);
      server.createContext("/", exchange -> stub.answer(exchange, answers));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange, Function<? super Request, Reply> answers)
      throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestURI().getRawQuery(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      Reply reply = answers.apply(request);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      boolean without = body.length == 0 || request.method().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), without ? -1 : body.length);
      if (!without) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** Where it is: {@code http://127.0.0.1:40000}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it was asked so far, in order. */
  public List<Request> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
