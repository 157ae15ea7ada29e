package dev.throng.runner.imports.locust;

import org.jspecify.annotations.Nullable;

/** What code asks of an answer. */
final class Answers {
  private Answers() {}

  static Value attribute(Walk walk, Act.Request request, String name) {
    return switch (name) {
      case "status_code" -> walk.answered(request, Expr.Part.STATUS, "");
      case "text", "content" -> walk.answered(request, Expr.Part.BODY, "");
      case "js" -> walk.answered(request, Expr.Part.JSON, "");
      case "ok" ->
          new Expr.Operation("<", walk.answered(request, Expr.Part.STATUS, ""), Expr.of(400L));
      case "elapsed" -> walk.answered(request, Expr.Part.SECONDS, "");
      default -> throw new NotUnderstood("the answer's " + name);
    };
  }

  /**
   * A method of an answer.
   *
   * @return null if it gives nothing that has a value
   */
  static @Nullable Expr method(Walk walk, Act.Request request, String name) {
    return name.equals("json") ? walk.answered(request, Expr.Part.JSON, "") : null;
  }

  /** {@code response.headers["X"]}, {@code response.request_meta["response_time"]}. */
  static @Nullable Expr item(Walk walk, Act.Request request, String attribute, String key) {
    return switch (attribute + " " + key) {
      case "request_meta response_time" ->
          new Expr.Operation("*", walk.answered(request, Expr.Part.SECONDS, ""), Expr.of(1000L));
      default -> attribute.equals("headers") ? walk.answered(request, Expr.Part.HEADER, key) : null;
    };
  }
}
