package dev.throng.runner.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.truth.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A page in Chromium without a window, driven as its reader would.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Browser implements AutoCloseable, WebSocket.Listener {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final AtomicReference<StringBuilder> message = new AtomicReference<>(new StringBuilder());
  private final WebSocket socket;

  /**
   * @param folder for the browser's own files
   */
  Browser(Path program, Path folder) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    socket = client.newWebSocketBuilder().buildAsync(page(folder), this).join();
    call("Runtime.enable", MAPPER.createObjectNode());
  }

  private URI page(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("DevToolsActivePort");
    Eventually.holds(
        "Chromium has started",
        PATIENCE,
        () -> Files.exists(file) && Files.readAllLines(file).size() >= 2);
    URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(file).getFirst() + "/json/list");
    String targets =
        client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    for (JsonNode target : MAPPER.readTree(targets)) {
      if (target.path("type").asText().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("Chromium has no page: " + targets);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.get().append(data);
    if (last) {
      String text = message.getAndSet(new StringBuilder()).toString();
      heard(text);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void heard(String text) {
    try {
      JsonNode answer = MAPPER.readTree(text);
      CompletableFuture<JsonNode> waiting = answers.remove(answer.path("id").asInt());
      if (waiting != null) {
        waiting.complete(answer);
      } else if (answer.path("method").asText().equals("Runtime.exceptionThrown")) {
        problems.add(text);
      }
    } catch (IOException e) {
      problems.add(e.toString());
    }
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode request = MAPPER.createObjectNode().put("id", id).put("method", method);
    request.set("params", parameters);
    socket.sendText(request.toString(), true).join();
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  void visit(String url) throws Exception {
    call("Page.navigate", MAPPER.createObjectNode().put("url", url));
  }

  /** What an expression of JavaScript is in the page. */
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode parameters =
        MAPPER.createObjectNode().put("expression", expression).put("returnByValue", true);
    return call("Runtime.evaluate", parameters).path("result").path("result").path("value");
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    try {
      Eventually.holds(expression, PATIENCE, () -> evaluate(expression).asBoolean());
    } catch (AssertionError e) {
      throw new AssertionError(
          expression + " is not true in: " + evaluate("document.body.innerText").asText(), e);
    }
  }

  /** Errors that no script caught. */
  Queue<String> problems() {
    return problems;
  }

  /** With the processes that it has made: each may still write into the folder. */
  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> made = process.descendants().toList();
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    made.forEach(child -> {
      child.destroyForcibly();
      child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    });
    client.close();
  }
}
