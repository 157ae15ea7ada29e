package dev.throng.runner.imports.locust;

import dev.throng.runner.imports.Imported;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.TaskNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users of a locustfile in Java, with a comment in each place that has no translation. */
final class JavaUsers {
  private static final Pattern ANSWER = Pattern.compile("\\banswer\\d+\\b");
  private static final Pattern DECLARED = Pattern.compile("Answer (answer\\d+) = ");

  private final Translation translation;
  private final String name;
  private final Notes notes;
  private final StringBuilder source = new StringBuilder();
  private int remarks;

  JavaUsers(Translation translation, String name) {
    this.translation = translation;
    this.name = name;
    notes = translation.context().notes;
  }

  Imported imported() {
    StringBuilder classes = new StringBuilder();
    translation.users().forEach(user -> user(user, classes));
    notes.notUnderstood(remarks);
    source.append("import module dev.throng.users;\n\n");
    source.append(
        "// Made by throng import. Try it with throng check, then throng run FILE -H URL.\n");
    notes.decided().forEach(sentence -> comment("Decided: " + sentence));
    notes.leftOut().forEach(sentence -> comment("Left out: " + sentence));
    notes.fillIn().forEach(sentence -> comment("Fill in: " + sentence));
    if (!translation.context().secrets.names().isEmpty()
        || translation.context().hasFeeds()
        || translation.users().size() > 1
        || !translation.stages().isEmpty()) {
      source.append("//\n// Load, weights and secrets stand in a manifest beside it:\n//\n");
      JavaManifest.of(translation, name)
          .lines()
          .forEach(line -> source.append(("// " + line).stripTrailing()).append('\n'));
    }
    source.append(classes);
    return new Imported(source.toString(), translation.context().secrets.names(), notes);
  }

  private void comment(String sentence) {
    source
        .append("// ")
        .append(sentence.replaceAll("\\p{Cntrl}", " ").replace("\\u", "\\ u"))
        .append('\n');
  }

  private void user(UserDraft user, StringBuilder classes) {
    JavaTypes types = new JavaTypes();
    types.add(Tidied.of(user.onStart()));
    types.add(Tidied.of(user.onStop()));
    types(user.tasks(), types);
    JavaExpressions expressions = new JavaExpressions(types);
    String host = Servers.isServer(user.host()) ? Servers.plain(user.host()) : "";
    StringBuilder body = new StringBuilder();
    JavaStatements statements =
        new JavaStatements(
            body, expressions, types, new Targets(Servers.baseUrl(translation), host));
    pause(user.pause(), body);
    lifecycle("onStart", user.onStart(), statements, body);
    tasks(user.tasks(), user.inOrder(), false, "  ", statements, body);
    lifecycle("onStop", user.onStop(), statements, body);
    if (statements.isMissing()) {
      body.append(
          "  private static void missing(String what) {\n    throw new IllegalStateException(what);\n  }\n\n");
    }
    if (expressions.drawsText()) {
      body.append(
          "  private String randomText(long length) {\n    StringBuilder text = new StringBuilder();\n");
      body.append(
          "    while (text.length() < length) {\n      text.append(Character.forDigit(random().nextInt(36), 36));\n    }\n");
      body.append("    return text.toString();\n  }\n\n");
    }
    classes
        .append("\n/** Line ")
        .append(user.line())
        .append(user.weight() == 1 ? "" : ", weight " + user.weight());
    classes
        .append(user.fixedCount() == 0 ? "" : ", fixed_count " + user.fixedCount())
        .append(" of the locustfile. */\n");
    classes
        .append(user.inOrder() ? "@Sequential\n" : "")
        .append("class ")
        .append(JavaTypes.type(user.name()))
        .append(" extends HttpUser {\n");
    types.declare(classes);
    classes.append(tidied(body.toString())).append("\n}\n");
    remarks += statements.remarks();
  }

  /** Without names for answers that nobody reads. */
  private static String tidied(String body) {
    Map<String, Integer> read = new HashMap<>();
    ANSWER.matcher(body).results().forEach(found -> read.merge(found.group(), 1, Integer::sum));
    return DECLARED
        .matcher(body)
        .replaceAll(found ->
            Matcher.quoteReplacement(read.getOrDefault(found.group(1), 0) > 1 ? found.group() : ""))
        .replaceAll("\n\n( *)}\n", "\n$1}\n")
        .stripTrailing();
  }

  private static void types(List<UserDraft.TaskDraft> tasks, JavaTypes types) {
    tasks.forEach(task -> {
      types.add(Tidied.of(task.acts()));
      types(task.tasks(), types);
    });
  }

  private static void pause(@Nullable WaitDraft pause, StringBuilder body) {
    if (pause == null) {
      return;
    }
    List<Double> numbers = pause.numbers();
    String wait =
        switch (pause.kind()) {
          case "between" ->
              "between(" + millis(numbers.getFirst()) + ", " + millis(numbers.getLast()) + ")";
          case "constant" -> "constant(" + millis(numbers.getFirst()) + ")";
          case "throughput" -> "pacing(" + millis(1 / numbers.getFirst()) + ")";
          default -> "pacing(" + millis(numbers.getFirst()) + ")";
        };
    body.append("  @Override\n  protected WaitTime waitTime() {\n    return WaitTime.")
        .append(wait)
        .append(";\n  }\n\n");
  }

  private static String millis(double seconds) {
    return "Duration.ofMillis(" + Math.round(seconds * 1000) + ")";
  }

  private static void lifecycle(
      String method, List<Act> acts, JavaStatements statements, StringBuilder body) {
    List<Act> tidy = Tidied.of(acts);
    if (!tidy.isEmpty()) {
      body.append("  @Override\n  protected void ").append(method).append("() {\n");
      statements.write(tidy, "    ");
      body.append("  }\n\n");
    }
  }

  /**
   * @param nested whether they are of a task set, which is left after one of them, or after the
   *     last
   */
  private static void tasks(
      List<UserDraft.TaskDraft> tasks,
      boolean inOrder,
      boolean nested,
      String indent,
      JavaStatements statements,
      StringBuilder body) {
    TaskNames names = new TaskNames();
    for (int i = 0; i < tasks.size(); i++) {
      UserDraft.TaskDraft task = tasks.get(i);
      String name = names.next(task.name()).replace(' ', '_');
      String ending =
          nested && (!inOrder || i == tasks.size() - 1) ? indent + "  interrupt();\n" : "";
      body.append(indent).append(annotation(task)).append('\n');
      if (task.tasks().isEmpty()) {
        body.append(indent).append("void ").append(JavaTypes.method(name)).append("() {\n");
        statements.write(Tidied.of(task.acts()), indent + "  ");
        body.append(ending).append(indent).append("}\n\n");
      } else {
        body.append(task.inOrder() ? indent + "@Sequential\n" : "");
        body.append(indent)
            .append("class ")
            .append(JavaTypes.type(name))
            .append(" extends TaskSet {\n");
        tasks(task.tasks(), task.inOrder(), true, indent + "  ", statements, body);
        body.append(indent).append("}\n\n");
      }
    }
  }

  private static String annotation(UserDraft.TaskDraft task) {
    List<String> parts = new ArrayList<>();
    if (task.weight() != 1) {
      parts.add("weight = " + task.weight());
    }
    if (!task.tags().isEmpty()) {
      parts.add(
          "tags = "
              + task.tags().stream()
                  .map(JavaExpressions::quoted)
                  .collect(Collectors.joining(", ", "{", "}")));
    }
    return parts.isEmpty() ? "@Task" : "@Task(" + String.join(", ", parts) + ")";
  }
}
