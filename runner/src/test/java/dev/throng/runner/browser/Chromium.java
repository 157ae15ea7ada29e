package dev.throng.runner.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.truth.Eventually;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's Chromium, started once for all tests of this JVM. It reaches this machine and nothing
 * else.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
public final class Chromium implements WebSocket.Listener {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final class Started {
    static final Optional<Chromium> CHROMIUM = find().map(Chromium::new);
  }

  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> pages = new ConcurrentHashMap<>();
  private final AtomicReference<StringBuilder> message = new AtomicReference<>(new StringBuilder());
  private final WebSocket socket;

  /** Nothing where there is none on the path. */
  public static Optional<Chromium> started() {
    return Started.CHROMIUM;
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Chromium(Path program) {
    try {
      Path folder = Files.createTempDirectory("throng-chromium");
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--hide-scrollbars",
                  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + folder,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("chromium.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
      Path file = folder.resolve("DevToolsActivePort");
      Eventually.holds(
          "Chromium has started",
          PATIENCE,
          () -> Files.exists(file) && Files.readAllLines(file).size() >= 2);
      List<String> lines = Files.readAllLines(file);
      URI address = URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.get(1));
      socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A page with a memory of its own. */
  public Page page() {
    ObjectNode own = parameters();
    own.put(
        "browserContextId",
        call("Target.createBrowserContext", parameters(), null).path("browserContextId").asText());
    own.put("url", "about:blank");
    String target = call("Target.createTarget", own, null).path("targetId").asText();
    ObjectNode flat = parameters().put("targetId", target).put("flatten", true);
    String session = call("Target.attachToTarget", flat, null).path("sessionId").asText();
    Page page = new Page(this, target, session);
    pages.put(session, page::heard);
    page.call("Runtime.enable", parameters());
    page.call("Log.enable", parameters());
    return page;
  }

  static ObjectNode parameters() {
    return MAPPER.createObjectNode();
  }

  /**
   * @param session of a page; null for the browser itself
   */
  JsonNode call(String method, ObjectNode parameters, @Nullable String session) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode request = MAPPER.createObjectNode().put("id", id).put("method", method);
    request.set("params", parameters);
    if (session != null) {
      request.put("sessionId", session);
    }
    synchronized (this) {
      socket.sendText(request.toString(), true).join();
    }
    JsonNode said = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new AssertionError(method + ": " + said.path("error"));
    }
    return said.path("result");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.get().append(data);
    if (last) {
      heard(message.getAndSet(new StringBuilder()).toString());
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void heard(String text) {
    JsonNode said;
    try {
      said = MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
    CompletableFuture<JsonNode> waiting = answers.remove(said.path("id").asInt());
    if (waiting != null) {
      waiting.complete(said);
    } else {
      pages.getOrDefault(said.path("sessionId").asText(), _ -> {}).accept(said);
    }
  }

  void forget(String session) {
    pages.remove(session);
  }

  /** With the processes that it has made: each may still write into the folder. */
  private static void end(Process process, Path folder) {
    List<ProcessHandle> made = process.descendants().toList();
    process.destroyForcibly();
    made.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    made.forEach(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    delete(folder.toFile());
  }

  private static void delete(File file) {
    File @Nullable [] inside = file.listFiles();
    if (inside != null) {
      Stream.of(inside).forEach(Chromium::delete);
    }
    file.delete();
  }
}
