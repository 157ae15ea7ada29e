package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.throng.crds.LoadTest;
import dev.throng.operator.metrics.RunMetrics;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reconciler beside an API server that takes what is written, and a watch that lags. */
class LateWatchTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SEEN =
      """
      {"apiVersion": "throng.dev/v1alpha1", "kind": "LoadTest", "spec": {},
       "metadata": {"name": "shop", "namespace": "team", "uid": "u", "generation": 1,
         "resourceVersion": "99", "creationTimestamp": "2026-11-23T08:00:00Z"}}\
      """;

  private final List<String> written = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final KubernetesClient client;
  private final Vertx vertx = Vertx.vertx();

  LateWatchTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .build())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void given_a_watch_that_shows_what_was_before_then_nothing_is_written_or_announced_again()
      throws Exception {
    LoadTestReconciler reconciler =
        new LoadTestReconciler(
            client,
            vertx,
            Settings.from(Map.of(), "cluster.local"),
            new RunMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());
    Context<LoadTest> context = context(reconciler);

    reconciler.reconcile(JSON.readValue(SEEN, LoadTest.class), context);
    assertThat(written).containsExactly("PATCH loadtests", "POST events");

    reconciler.reconcile(JSON.readValue(SEEN, LoadTest.class), context);
    assertThat(written).containsExactly("PATCH loadtests", "POST events");
  }

  /** Takes what is written to be version 100, and has nothing else. */
  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    byte[] body = exchange.getRequestBody().readAllBytes();
    int code = 404;
    byte[] answer = {};
    if (!method.equals("GET")) {
      code = 200;
      answer = method.equals("PATCH") ? patched(body) : body;
      written.add(
          method
              + " "
              + exchange.getRequestURI().getPath().replaceFirst(".*/team/([a-z]+).*", "$1"));
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static byte[] patched(byte[] patch) throws IOException {
    ObjectNode now = (ObjectNode) JSON.readTree(SEEN);
    now.set("status", JSON.readTree(patch).path("status"));
    now.withObjectProperty("metadata").put("resourceVersion", "100");
    return JSON.writeValueAsBytes(now);
  }

  /** As the Java Operator SDK gives it, but for its memory of what was written. */
  private Context<LoadTest> context(LoadTestReconciler reconciler) throws JsonProcessingException {
    Controller<LoadTest> controller =
        (Controller<LoadTest>)
            new Operator(overrider -> overrider.withKubernetesClient(client)).register(reconciler);
    ControllerEventSource<LoadTest> forgetful =
        new ControllerEventSource<>(controller) {
          @Override
          public void handleRecentResourceUpdate(ResourceID id, LoadTest now, LoadTest before) {}
        };
    List<LoadTest> all = List.of(JSON.readValue(SEEN, LoadTest.class));
    return answering(
        Context.class,
        Map.of(
            "getSecondaryResources",
            Set::of,
            "getClient",
            () -> client,
            "getControllerConfiguration",
            controller::getConfiguration,
            "getPrimaryCache",
            () -> answering(IndexedResourceCache.class, Map.of("list", all::stream)),
            "eventSourceRetriever",
            () ->
                answering(
                    EventSourceRetriever.class,
                    Map.of("getControllerEventSource", () -> forgetful))));
  }

  /** By the names of the methods. */
  private static <T> T answering(Class<T> type, Map<String, Supplier<Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              Supplier<Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
              }
              return answer.get();
            }));
  }
}
