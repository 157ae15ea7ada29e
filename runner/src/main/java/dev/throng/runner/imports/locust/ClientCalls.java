package dev.throng.runner.imports.locust;

import dev.throng.crds.steps.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests: {@code self.client.get("/")} and its like. */
final class ClientCalls {
  /** They change nothing of what is sent. */
  private static final Set<String> SILENT =
      Set.of(
          "catch_response",
          "stream",
          "context",
          "hooks",
          "proxies",
          "cert",
          "max_redirects",
          "max_retries");

  private final Walk walk;

  ClientCalls(Walk walk) {
    this.walk = walk;
  }

  Value call(String name, Py call, Evaluator evaluator) {
    Arguments given = Arguments.of(call);
    boolean any = name.equals("request");
    Optional<Method> method = any ? method(evaluator, given.get(0, "method")) : Method.of(name);
    if (method.isEmpty()) {
      throw new NotUnderstood("a call of the client's " + name);
    }
    return send(method.get(), given, any ? 1 : 0, call.line(), evaluator);
  }

  /** FastHttpUser's own form for JSON. */
  Value rest(Py call, Evaluator evaluator) {
    Arguments given = Arguments.of(call);
    Optional<Method> method = method(evaluator, given.get(0, "method"));
    if (method.isEmpty()) {
      throw new NotUnderstood("a method that is only known while the test runs");
    }
    Value.Answer answer = send(method.get(), given, 1, call.line(), evaluator);
    answer.request().headers.putIfAbsent("Accept", Expr.of("application/json"));
    return answer;
  }

  private static Optional<Method> method(Evaluator evaluator, @Nullable Py node) {
    return node != null && evaluator.expr(node) instanceof Expr.Literal(String name)
        ? Method.of(name)
        : Optional.empty();
  }

  private Value.Answer send(
      Method method, Arguments given, int place, int line, Evaluator evaluator) {
    Py url = given.get(place, given.names().containsKey("path") ? "path" : "url");
    if (url == null) {
      throw new NotUnderstood("a request without a URL");
    }
    boolean before = walk.keeps;
    walk.keeps = true;
    try {
      Act.Request request = new Act.Request(method, text(evaluator.expr(url)), line);
      request.name = walk.requestName;
      RequestBodies bodies = new RequestBodies(evaluator);
      Map<String, Py> named = new LinkedHashMap<>(given.names());
      named.keySet().removeAll(Set.of("url", "path", "method"));
      places(given, place + 1, method).forEach(named::put);
      if (!given.spread().isEmpty()) {
        throw new NotUnderstood("arguments that are spread");
      }
      named.forEach((name, value) -> argument(name, value, request, bodies, evaluator));
      bodies.into(request);
      walk.out.add(request);
      walk.current = request;
      walk.path = null;
      return new Value.Answer(request);
    } finally {
      walk.keeps = before;
    }
  }

  /** What comes by its place behind the URL. */
  private static Map<String, Py> places(Arguments given, int from, Method method) {
    Map<String, Py> named = new LinkedHashMap<>();
    List<String> names =
        switch (method) {
          case POST -> List.of("data", "json");
          case PUT, PATCH -> List.of("data");
          default -> List.of();
        };
    for (int i = from; i < given.size(); i++) {
      if (i - from >= names.size()) {
        throw new NotUnderstood("arguments without a name");
      }
      named.put(names.get(i - from), given.places().get(i));
    }
    return named;
  }

  private static Expr text(Expr url) {
    if (url.kind() != Expr.Kind.TEXT && url.kind() != Expr.Kind.ANY) {
      throw new NotUnderstood("a URL that is no text");
    }
    return url;
  }

  private void argument(
      String name, Py value, Act.Request request, RequestBodies bodies, Evaluator evaluator) {
    switch (name) {
      case "name" -> request.name = name(value, evaluator);
      case "params" -> bodies.query(evaluator.expr(value));
      case "headers" -> bodies.headers(headers(value, evaluator));
      case "json" -> bodies.json(evaluator.expr(value));
      case "data" -> bodies.data(evaluator.expr(value));
      case "files" -> bodies.files(value);
      case "auth" -> request.headers.put("Authorization", basic(evaluator.expr(value)));
      case "cookies" -> bodies.cookies(evaluator.entries(value));
      case "timeout" -> request.timeoutNanos = timeout(evaluator.expr(value));
      case "allow_redirects" -> {
        if (evaluator.condition(value) instanceof Expr.Literal(Boolean follow) && !follow) {
          request.followRedirects = false;
        }
      }
      case "verify" -> {
        if (evaluator.expr(value).equals(Expr.of(false))) {
          walk.context.skipVerification();
        }
      }
      default -> {
        if (!SILENT.contains(name)) {
          throw new NotUnderstood("the argument " + name);
        }
        if (name.equals("cert") || name.equals("proxies")) {
          walk.context.notes.leftOut(name + " of requests.");
        }
      }
    }
  }

  private static String name(Py value, Evaluator evaluator) {
    Expr name;
    try {
      name = evaluator.expr(value);
    } catch (NotUnderstood e) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Expr part : name instanceof Expr.Text(List<Expr> parts) ? parts : List.of(name)) {
      text.append(part instanceof Expr.Literal(Object known) ? Folding.written(known) : "[…]");
    }
    return text.toString();
  }

  /** A dict of headers; a secret whose value is not understood is one to be filled in. */
  Map<String, Expr> headers(Py node, Evaluator evaluator) {
    if (!node.is("Dict")) {
      return evaluator.expr(node).equals(Expr.Literal.NULL) ? Map.of() : evaluator.entries(node);
    }
    Map<String, Expr> headers = new LinkedHashMap<>();
    var keys = node.json().path("keys");
    List<Py> values = node.list("values");
    for (int i = 0; i < values.size(); i++) {
      if (keys.path(i).isNull()) {
        headers.putAll(headers(values.get(i), evaluator));
        continue;
      }
      if (!(evaluator.expr(new Py(keys.path(i))) instanceof Expr.Literal(String name))) {
        throw new NotUnderstood("a header whose name is only known while the test runs");
      }
      headers.put(name, header(name, values.get(i), evaluator));
    }
    return headers;
  }

  private Expr header(String name, Py node, Evaluator evaluator) {
    try {
      return Credentials.header(walk.context, name, evaluator.value(node), walk);
    } catch (NotUnderstood e) {
      if (!dev.throng.runner.imports.SensitiveNames.contains(name)) {
        throw e;
      }
      return walk.context.secret(name, "line " + node.line());
    }
  }

  private Expr basic(Expr auth) {
    if (auth instanceof Expr.ListOf(List<Expr> pair) && pair.size() == 2) {
      return Credentials.basic(walk.context, pair);
    }
    throw new NotUnderstood("an authorization");
  }

  private static @Nullable Long timeout(Expr timeout) {
    double seconds =
        switch (timeout) {
          case Expr.Literal(Number number) -> number.doubleValue();
          case Expr.ListOf(List<Expr> both)
              when both.stream().allMatch(e -> e instanceof Expr.Literal(Number _)) ->
              both.stream()
                  .mapToDouble(e -> e instanceof Expr.Literal(Number n) ? n.doubleValue() : 0)
                  .sum();
          default -> 0;
        };
    return seconds > 0 && seconds < 86_400
        ? (Long) Math.max(1_000_000, Math.round(seconds * 1e9))
        : null;
  }
}
