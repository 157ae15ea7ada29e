package dev.throng.plugin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As much of an API server as kubectl needs to get LoadTests and ConfigMaps. */
final class ApiServer implements AutoCloseable {
  private static final Map<String, String> DISCOVERY =
      Map.of(
          "/api",
          """
          {"kind": "APIVersions", "versions": ["v1"]}\
          """,
          "/apis",
          """
          {"kind": "APIGroupList", "groups": [{"name": "batch",
            "versions": [{"groupVersion": "batch/v1", "version": "v1"}],
            "preferredVersion": {"groupVersion": "batch/v1", "version": "v1"}}, {"name": "throng.dev",
            "versions": [{"groupVersion": "throng.dev/v1alpha1", "version": "v1alpha1"}],
            "preferredVersion": {"groupVersion": "throng.dev/v1alpha1", "version": "v1alpha1"}}]}\
          """,
          "/api/v1",
          """
          {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
            {"name": "configmaps", "singularName": "configmap", "namespaced": true,
             "kind": "ConfigMap", "verbs": ["get"]},
            {"name": "pods", "singularName": "pod", "namespaced": true,
             "kind": "Pod", "verbs": ["get", "list"]},
            {"name": "secrets", "singularName": "secret", "namespaced": true,
             "kind": "Secret", "verbs": ["get", "list"]}]}\
          """,
          "/apis/batch/v1",
          """
          {"kind": "APIResourceList", "groupVersion": "batch/v1", "resources": [
            {"name": "jobs", "singularName": "job", "namespaced": true,
             "kind": "Job", "verbs": ["get", "list"]}]}\
          """,
          "/apis/throng.dev/v1alpha1",
          """
          {"kind": "APIResourceList", "groupVersion": "throng.dev/v1alpha1", "resources": [
            {"name": "loadtests", "singularName": "loadtest", "namespaced": true,
             "kind": "LoadTest", "verbs": ["get", "patch"]}]}\
          """);
  private static final String NOT_FOUND =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound",
       "code": 404, "message": "\\"%s\\" not found"}\
      """;

  private final HttpServer server;
  private final Map<String, Deque<String>> objects = new ConcurrentHashMap<>();
  private final List<String> patches = new CopyOnWriteArrayList<>();
  private volatile @Nullable String warning;

  ApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    list("/api/v1/namespaces/team/pods", "PodList", "");
    list("/api/v1/namespaces/team/secrets", "SecretList", "");
    list("/apis/batch/v1/namespaces/team/jobs", "JobList", "");
  }

  /** In this order, the last one from then on. */
  void loadTest(String name, String... documents) {
    objects.put(
        "/apis/throng.dev/v1alpha1/namespaces/team/loadtests/" + name,
        new ArrayDeque<>(Arrays.asList(documents)));
  }

  void configMap(String name, String document) {
    objects.put("/api/v1/namespaces/team/configmaps/" + name, new ArrayDeque<>(List.of(document)));
  }

  /** All there are: one, what its container has said, and others that have not started. */
  void pods(String name, String log, String... waiting) {
    list(
        "/api/v1/namespaces/team/pods",
        "PodList",
        Stream.concat(Stream.of(waiting), Stream.of(name))
            .map(ApiServer::pod)
            .collect(Collectors.joining(", ")));
    objects.put("/api/v1/namespaces/team/pods/" + name, new ArrayDeque<>(List.of(pod(name))));
    objects.put(
        "/api/v1/namespaces/team/pods/" + name + "/log", new ArrayDeque<>(List.of(log + "\n")));
  }

  private static String pod(String name) {
    return """
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s", "namespace": "team"},
     "spec": {"containers": [{"name": "master"}]}}\
    """
        .formatted(name);
  }

  /** Of the only run that there is. */
  void master(String job, String token) {
    list(
        "/apis/batch/v1/namespaces/team/jobs",
        "JobList",
        """
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "%s"}}\
        """
            .formatted(job));
    list(
        "/api/v1/namespaces/team/secrets",
        "SecretList",
        """
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "token"}, "data": {"token": "%s"}}\
        """
            .formatted(Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8))));
  }

  private void list(String path, String kind, String items) {
    String group = path.startsWith("/apis/") ? "batch/v1" : "v1";
    objects.put(
        path,
        new ArrayDeque<>(
            List.of(
                "{\"apiVersion\": \"%s\", \"kind\": \"%s\", \"items\": [%s]}"
                    .formatted(group, kind, items))));
  }

  /** What was to be changed of LoadTests. */
  List<String> patches() {
    return patches;
  }

  /** From now on each answer carries this, which kubectl prints beside what was asked for. */
  void warn(String text) {
    warning = "299 - \"" + text + "\"";
  }

  /** Its context is of the namespace {@code team}. */
  String kubeconfig() {
    return """
    {"apiVersion": "v1", "kind": "Config", "current-context": "test",
     "clusters": [{"name": "test", "cluster": {"server": "http://127.0.0.1:%d"}}],
     "users": [{"name": "test", "user": {}}],
     "contexts": [{"name": "test", "context":
       {"cluster": "test", "user": "test", "namespace": "team"}}]}\
    """
        .formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("PATCH")) {
      patches.add(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    String document = DISCOVERY.containsKey(path) ? DISCOVERY.get(path) : next(path);
    byte[] body =
        (document == null ? NOT_FOUND.formatted(path.replaceFirst(".*/", "")) : document)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (warning != null) {
      exchange.getResponseHeaders().set("Warning", warning);
    }
    exchange.sendResponseHeaders(document == null ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private @Nullable String next(String path) {
    Deque<String> documents = objects.get(path);
    if (documents == null) {
      return null;
    }
    return documents.size() > 1 ? documents.pop() : documents.peek();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
