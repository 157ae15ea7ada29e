package dev.throng.runner.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.truth.Eventually;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A page, driven as its reader would. */
public final class Page implements AutoCloseable {
  /** Of the page's own clock, which runs ahead where nothing is to be done. */
  private static final int SETTLED_AFTER_MILLIS = 5_000;

  private final Chromium browser;
  private final String target;
  private final String session;
  private final Queue<String> console = new ConcurrentLinkedQueue<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
  private final CompletableFuture<JsonNode> settled = new CompletableFuture<>();

  Page(Chromium browser, String target, String session) {
    this.browser = browser;
    this.target = target;
    this.session = session;
  }

  JsonNode call(String method, ObjectNode parameters) {
    return browser.call(method, parameters, session);
  }

  void heard(JsonNode event) {
    switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> {
        problems.add(event.toString());
        console.add(event.toString());
      }
      case "Runtime.consoleAPICalled", "Log.entryAdded" -> console.add(event.toString());
      case "Page.loadEventFired" -> loaded.complete(event);
      case "Emulation.virtualTimeBudgetExpired" -> settled.complete(event);
      default -> {}
    }
  }

  public void visit(String url) {
    call("Page.navigate", Chromium.parameters().put("url", url));
  }

  /** Opens a file, and waits until its scripts and all that they have put off have run. */
  public void settle(Path file) {
    call("Page.enable", Chromium.parameters());
    visit(file.toUri().toString());
    await(loaded);
    ObjectNode budget =
        Chromium.parameters()
            .put("policy", "pauseIfNetworkFetchesPending")
            .put("budget", SETTLED_AFTER_MILLIS)
            .put("maxVirtualTimeTaskStarvationCount", 9_999);
    call("Emulation.setVirtualTimePolicy", budget);
    await(settled);
  }

  private static void await(CompletableFuture<JsonNode> event) {
    event.orTimeout(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** What an expression of JavaScript is in the page. */
  public JsonNode evaluate(String expression) {
    ObjectNode parameters =
        Chromium.parameters().put("expression", expression).put("returnByValue", true);
    return call("Runtime.evaluate", parameters).path("result").path("value");
  }

  /** Waits until an expression is true. */
  public void await(String expression) {
    try {
      Eventually.holds(expression, Chromium.PATIENCE, () -> evaluate(expression).asBoolean());
    } catch (AssertionError e) {
      throw new AssertionError(
          expression + " is not true in: " + evaluate("document.body.innerText").asText(), e);
    }
  }

  /** The document as scripts have made it. */
  public String dom() {
    return evaluate("document.documentElement.outerHTML").asText();
  }

  /** Each message on the console, with errors that no script caught. */
  public Queue<String> console() {
    return console;
  }

  /** Errors that no script caught. */
  public Queue<String> problems() {
    return problems;
  }

  @Override
  public void close() {
    browser.forget(session);
    browser.call("Target.closeTarget", Chromium.parameters().put("targetId", target), null);
  }
}
