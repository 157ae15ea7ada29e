package dev.throng.runner.imports.locust;

import dev.throng.crds.steps.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Acts as statements of Java. */
final class JavaStatements {
  private static final Pattern ANSWER = Pattern.compile("\\banswer(\\d+)\\b");

  private final StringBuilder source;
  private final JavaExpressions expressions;
  private final JavaTypes types;
  private final Targets targets;
  private int remarks;
  private boolean isMissing;
  private int answers;
  private int line;

  JavaStatements(
      StringBuilder source, JavaExpressions expressions, JavaTypes types, Targets targets) {
    this.source = source;
    this.expressions = expressions;
    this.types = types;
    this.targets = targets;
  }

  /** How many comments stand in place of something. */
  int remarks() {
    return remarks;
  }

  /** Whether the method missing is called. */
  boolean isMissing() {
    return isMissing;
  }

  void write(List<Act> acts, String indent) {
    for (int i = 0; i < acts.size(); i++) {
      int before = source.length();
      try {
        act(acts.get(i), indent);
      } catch (NotUnderstood e) {
        source.setLength(before);
        remark(
            (acts.get(i) instanceof Act.Request request
                    ? "line " + request.line
                    : "after line " + line)
                + ", not in Java: "
                + e.what(),
            indent);
        if (acts.get(i) instanceof Act.Request request) {
          expressions.forget(request);
        } else {
          source
              .append(indent)
              .append("missing(")
              .append(JavaExpressions.quoted("to be written: after line " + line))
              .append(");\n");
          isMissing = true;
          return;
        }
      }
    }
  }

  private void remark(String sentence, String indent) {
    remarks++;
    source
        .append(indent)
        .append("// ")
        .append(sentence.replaceAll("\\p{Cntrl}", " ").replace("\\u", "\\ u"))
        .append('\n');
  }

  private void act(Act act, String indent) {
    switch (act) {
      case Act.Remark(int at, String sentence) -> {
        line = at;
        remark("line " + at + ", not understood: " + sentence, indent);
      }
      case Act.Request request -> {
        line = request.line;
        request(request, indent);
      }
      case Act.Assign(String variable, Expr value) ->
          statement(JavaTypes.field(variable) + " = " + assigned(variable, value), indent);
      case Act.SetHeader(Map<String, Expr> headers) ->
          headers.forEach((name, value) ->
              statement(
                  "http.header("
                      + JavaExpressions.quoted(name)
                      + ", "
                      + expressions.text(value)
                      + ")",
                  indent));
      case Act.Pause(long nanos) ->
          statement("pause(Duration.ofMillis(" + Duration.ofNanos(nanos).toMillis() + "))", indent);
      case Act.Branch(Expr condition, List<Act> then, List<Act> otherwise) -> {
        source.append(indent).append("if (").append(expressions.test(condition)).append(") {\n");
        write(then, indent + "  ");
        if (!otherwise.isEmpty()) {
          source.append(indent).append("} else {\n");
          write(otherwise, indent + "  ");
        }
        source.append(indent).append("}\n");
      }
      case Act.Loop(int times, List<Act> inner) -> {
        int start = source.length();
        int earlier = answers;
        String counter = "round" + indent.length();
        source
            .append(indent)
            .append("for (int ")
            .append(counter)
            .append(" = 0; ")
            .append(counter)
            .append(" < ")
            .append(times);
        source.append("; ").append(counter).append("++) {\n");
        write(inner, indent + "  ");
        source.append(indent).append("}\n");
        refuseEarlier(source.substring(start), earlier);
      }
      case Act.Feed(String feed) ->
          statement(JavaTypes.field(feed) + " = row(" + JavaExpressions.quoted(feed) + ")", indent);
      case Act.Stop(String _, boolean test) ->
          statement(test ? "stopTest(\"stopped by a task\")" : "stopUser()", indent);
      case Act.Keep _, Act.Leave _ -> throw new IllegalStateException("tidied");
    }
  }

  /** What is asked of an answer before a loop would be asked of a later one from round to round. */
  private static void refuseEarlier(String loop, int earlier) {
    boolean asks = loop.contains("http.to(");
    boolean reads =
        ANSWER
            .matcher(loop)
            .results()
            .anyMatch(found -> Integer.parseInt(found.group(1)) <= earlier);
    if (asks && reads) {
      throw new NotUnderstood("an answer that is another one in each round");
    }
  }

  private String assigned(String variable, Expr value) {
    if (value.equals(Expr.Literal.NULL)) {
      return "null";
    }
    Expr.Kind kind = types.kind(new Expr.Variable(variable, Expr.Kind.ANY));
    return kind == Expr.Kind.TEXT ? expressions.text(value) : expressions.value(value);
  }

  private void statement(String text, String indent) {
    source.append(indent).append(text).append(";\n");
  }

  private void request(Act.Request request, String indent) {
    String target = targets.of(request);
    StringBuilder call =
        new StringBuilder("http.to(").append(expressions.text(url(request, target))).append(')');
    String name = targets.name(request, target);
    if (!name.equals(target)) {
      call.append(".name(").append(JavaExpressions.quoted(name)).append(')');
    }
    pairs(request.query, "query", call);
    pairs(request.headers, "header", call);
    String body = body(request.body);
    if (!body.isEmpty()) {
      call.append(".body(").append(body).append(')');
    }
    if (request.timeoutNanos != null) {
      call.append(".timeout(Duration.ofMillis(")
          .append(Math.max(1, request.timeoutNanos / 1_000_000))
          .append("))");
    }
    if (request.followRedirects != null) {
      call.append(".followRedirects(").append(request.followRedirects).append(')');
    }
    call.append(verb(request.method));
    String answer = "answer" + ++answers;
    call.append(judge(request, indent));
    statement("Answer " + answer + " = " + call, indent);
    expressions.answer(request, answer);
    Set<String> kept = new HashSet<>();
    request.extracts.forEach((variable, pointer) -> {
      if (kept.add(variable)) {
        statement(
            JavaTypes.field(variable)
                + " = "
                + answer
                + ".json("
                + JavaExpressions.quoted(pointer)
                + ")",
            indent);
      }
    });
  }

  /** As the manifest would have it, if it is known; else with the server in front. */
  private static Expr url(Act.Request request, String target) {
    if (!target.contains("${")) {
      return Expr.of(target);
    }
    if (!request.queryText.isEmpty()
        || target.startsWith("http")
            && !(request.url instanceof Expr.Text(List<Expr> parts)
                && parts.getFirst() instanceof Expr.Literal)) {
      throw new NotUnderstood("a URL of another server with values in it");
    }
    if (request.url instanceof Expr.Text(List<Expr> parts)
        && parts.getFirst() instanceof Expr.Literal(String first)
        && !target.startsWith(first)) {
      List<Expr> own = new java.util.ArrayList<>(parts);
      String start = target.substring(0, target.indexOf("${"));
      own.set(0, Expr.of(start));
      return new Expr.Text(own);
    }
    return request.url;
  }

  private void pairs(Map<String, Expr> values, String method, StringBuilder call) {
    values.forEach((name, value) ->
        call.append('.')
            .append(method)
            .append('(')
            .append(JavaExpressions.quoted(name))
            .append(", ")
            .append(expressions.text(value))
            .append(')'));
  }

  private static String verb(Method method) {
    return switch (method) {
      case GET, POST, PUT, PATCH, DELETE -> "." + method.field() + "()";
      default -> ".send(\"" + method.name() + "\")";
    };
  }

  private String body(Act.Body body) {
    return switch (body) {
      case Act.Body.None _ -> "";
      case Act.Body.Json(Expr json) when json.isConstant() ->
          "text(\"application/json\", "
              + JavaExpressions.quoted(Templates.json(json).toString().replace("$${", "${"))
              + ")";
      case Act.Body.Json(Expr json) -> "json(" + expressions.value(json) + ")";
      case Act.Body.Form(Map<String, Expr> fields) ->
          "form(" + expressions.value(new Expr.MapOf(fields)) + ")";
      case Act.Body.Raw(Expr text, String type) ->
          "text(" + JavaExpressions.quoted(type) + ", " + expressions.text(text) + ")";
      case Act.Body.Multipart(List<Act.Body.Part> parts) -> {
        StringBuilder list = new StringBuilder("multipart(");
        for (Act.Body.Part part : parts) {
          list.append(list.charAt(list.length() - 1) == '(' ? "" : ", ");
          list.append("new Body.Part(").append(JavaExpressions.quoted(part.name())).append(", ");
          list.append(part.filename() == null ? "null" : JavaExpressions.quoted(part.filename()))
              .append(", text(");
          list.append(JavaExpressions.quoted(part.type() == null ? "text/plain" : part.type()))
              .append(", ");
          list.append(expressions.text(part.value())).append("))");
        }
        yield list.append(')').toString();
      }
    };
  }

  private String judge(Act.Request request, String indent) {
    Checks checks = Checks.of(request);
    if (checks.failures().isEmpty() && checks.good() == null) {
      return "";
    }
    String judged = "judged" + (answers + 1);
    expressions.answer(request, judged);
    StringBuilder judge = new StringBuilder(".judge(").append(judged).append(" -> {\n");
    for (Act.Judged failure : checks.failures()) {
      judge
          .append(indent)
          .append("  if (")
          .append(expressions.test(failure.when() == null ? Expr.of(true) : failure.when()))
          .append(") {\n");
      judge
          .append(indent)
          .append("    return Verdict.failure(")
          .append(expressions.text(failure.message() == null ? Expr.of("") : failure.message()))
          .append(");\n");
      judge.append(indent).append("  }\n");
    }
    if (checks.good() == null && checks.readsStatus()) {
      return judge
          .append(indent)
          .append("  return Verdict.success();\n")
          .append(indent)
          .append("})")
          .toString();
    }
    String good =
        checks.good() == null ? judged + ".status() < 400" : expressions.condition(checks.good());
    judge
        .append(indent)
        .append("  return ")
        .append(good)
        .append(" ? Verdict.success() : Verdict.failure(\"status \" + ")
        .append(judged)
        .append(".status());\n");
    return judge.append(indent).append("})").toString();
  }
}
