package dev.throng.runner.imports.locust;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries: its query, headers and body, as the library requests puts them together.
 */
final class RequestBodies {
  /** They follow from the connection and the body. */
  private static final Set<String> FOLLOWING =
      Set.of(
          "connection",
          "content-length",
          "accept-encoding",
          "transfer-encoding",
          "keep-alive",
          "te",
          "upgrade",
          "proxy-connection",
          "trailer",
          "http2-settings");

  private final Evaluator evaluator;
  private final Map<String, Expr> query = new LinkedHashMap<>();
  private final StringBuilder repeated = new StringBuilder();
  private final Map<String, Expr> headers = new LinkedHashMap<>();
  private @Nullable Expr json;
  private @Nullable Expr data;
  private final List<Act.Body.Part> files = new ArrayList<>();

  RequestBodies(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void query(Expr params) {
    switch (params) {
      case Expr.MapOf(Map<String, Expr> entries) -> entries.forEach(this::parameter);
      case Expr.Literal(String text) -> repeated.append(text);
      case Expr.Literal(Object none) when none == null -> {}
      default -> throw new NotUnderstood("params that are only known while the test runs");
    }
  }

  private void parameter(String name, Expr value) {
    if (value instanceof Expr.ListOf(List<Expr> items)) {
      for (Expr item : items) {
        if (!(item instanceof Expr.Literal(Object known))) {
          throw new NotUnderstood("a parameter with several values");
        }
        repeated
            .append(repeated.isEmpty() ? "" : "&")
            .append(encoded(name))
            .append('=')
            .append(encoded(Folding.written(known)));
      }
    } else if (!value.equals(Expr.Literal.NULL)) {
      query.put(name, value);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  void headers(Map<String, Expr> given) {
    headers.putAll(given);
  }

  void json(Expr value) {
    json = value.equals(Expr.Literal.NULL) ? null : value;
  }

  void data(Expr value) {
    data = value.equals(Expr.Literal.NULL) ? null : value;
  }

  void cookies(Map<String, Expr> cookies) {
    List<Expr> parts = new ArrayList<>();
    cookies.forEach((name, value) -> {
      parts.add(Expr.of((parts.isEmpty() ? "" : "; ") + name + "="));
      parts.add(
          value instanceof Expr.Literal(Object known) && known != null
              ? evaluator.walk.context.secret(name, known.toString())
              : value);
    });
    headers.put("Cookie", Folding.text(parts));
    evaluator.walk.context.notes.decided(
        "cookies of a call go in place of those that the server set.");
  }

  void files(Py node) {
    if (!node.is("Dict")) {
      throw new NotUnderstood("files that are only known while the test runs");
    }
    List<Py> values = node.list("values");
    for (int i = 0; i < values.size(); i++) {
      String name = new Py(node.json().path("keys").path(i)).json().path("value").asText("file");
      Py value = values.get(i);
      List<Py> parts = value.is("Tuple") ? value.list("elts") : List.of(value);
      if (parts.size() == 2
          && parts.getFirst().is("Constant")
          && evaluator.expr(parts.getFirst()).equals(Expr.Literal.NULL)) {
        files.add(new Act.Body.Part(name, evaluator.expr(parts.getLast()), null, null));
        continue;
      }
      String filename =
          parts.size() > 1 ? text(parts.getFirst(), name) : opened(parts.getFirst(), name);
      Expr content = content(parts.size() > 1 ? parts.get(1) : parts.getFirst(), filename);
      String type = parts.size() > 2 ? text(parts.get(2), "application/octet-stream") : null;
      files.add(new Act.Body.Part(name, content, filename, type));
    }
  }

  private String text(Py node, String otherwise) {
    return evaluator.expr(node) instanceof Expr.Literal(String text) ? text : otherwise;
  }

  private static String opened(Py node, String otherwise) {
    String path =
        node.is("Call") && !node.list("args").isEmpty()
            ? node.list("args").getFirst().json().path("value").asText("")
            : "";
    String file = path.replaceFirst(".*[/\\\\]", "");
    return file.isEmpty() ? otherwise : file;
  }

  private Expr content(Py node, String filename) {
    if (node.is("Constant") || node.is("JoinedStr")) {
      return evaluator.expr(node);
    }
    evaluator.walk.context.notes.fillIn(
        "the content of the file " + filename + ": multipart of its step.");
    return Expr.of("");
  }

  void into(Act.Request request) {
    String type = "";
    for (Map.Entry<String, Expr> header : headers.entrySet()) {
      String lower = header.getKey().toLowerCase(Locale.ROOT);
      if (lower.equals("content-type") && header.getValue() instanceof Expr.Literal(String media)) {
        type = media;
      } else if (!FOLLOWING.contains(lower) && !header.getValue().equals(Expr.Literal.NULL)) {
        request.headers.put(header.getKey(), header.getValue());
      }
    }
    request.query.putAll(query);
    if (!repeated.isEmpty()) {
      request.queryText = repeated.toString();
    }
    request.body = body(type, request);
    if (!type.isEmpty() && !follows(request.body, type)) {
      request.headers.put("Content-Type", Expr.of(type));
    }
  }

  private static boolean follows(Act.Body body, String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return switch (body) {
      case Act.Body.None _, Act.Body.Raw _, Act.Body.Multipart _ -> true;
      case Act.Body.Json _ -> lower.startsWith("application/json");
      case Act.Body.Form _ -> lower.startsWith("application/x-www-form-urlencoded");
    };
  }

  private Act.Body body(String type, Act.Request request) {
    if (!files.isEmpty()) {
      List<Act.Body.Part> parts = new ArrayList<>();
      if (data instanceof Expr.MapOf(Map<String, Expr> fields)) {
        fields.forEach((name, value) -> parts.add(new Act.Body.Part(name, value, null, null)));
      }
      parts.addAll(files);
      return new Act.Body.Multipart(parts);
    }
    return switch (data) {
      case null -> json == null ? Act.Body.NONE : new Act.Body.Json(json);
      case Expr.MapOf(Map<String, Expr> fields) -> form(fields);
      case Expr.JsonText(Expr of) -> {
        if (type.isEmpty()) {
          evaluator.walk.context.notes.decided(
              "line " + request.line + ": json.dumps as data is sent as application/json.");
        }
        yield new Act.Body.Json(of);
      }
      case Expr value when value.kind() == Expr.Kind.TEXT ->
          new Act.Body.Raw(value, type.isEmpty() ? "text/plain" : type);
      default -> throw new NotUnderstood("a body that is only known while the test runs");
    };
  }

  private static Act.Body form(Map<String, Expr> fields) {
    Map<String, Expr> sent = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      if (value instanceof Expr.ListOf || value instanceof Expr.MapOf) {
        throw new NotUnderstood("a form's field with several values");
      }
      if (!value.equals(Expr.Literal.NULL)) {
        sent.put(name, value);
      }
    });
    return sent.isEmpty() ? Act.Body.NONE : new Act.Body.Form(sent);
  }
}
