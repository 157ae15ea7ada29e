package dev.throng.runner.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.expressions.Template;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.SecretDrafts;
import dev.throng.runner.imports.SensitiveNames;
import dev.throng.runner.imports.StepWriter;
import dev.throng.runner.imports.VariableNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in double braces: a value that a script keeps, a secret, a constant, or one of
 * Postman's own that are drawn anew each time.
 */
final class PostmanVariables implements StepWriter.Known {
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final int MOST_NESTED = 10;

  /** Without spaces and quotes, so that they may stand in a URL. */
  private static final Map<String, String> DRAWN =
      Map.of(
          "$guid", "uuid()",
          "$randomUUID", "uuid()",
          "$timestamp", "int(now())",
          "$isoTimestamp", "string(now())",
          "$randomInt", "random.int(0,1000)",
          "$randomBoolean", "random.int(0,1)==1",
          "$randomPrice", "random.int(1,1000)");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> secretValues = new HashMap<>();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, String> named = new HashMap<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final VariableNames names;
  private final SecretDrafts secrets;
  private final Notes notes;

  PostmanVariables(
      JsonNode collection,
      JsonNode environment,
      VariableNames names,
      SecretDrafts secrets,
      Notes notes) {
    this.names = names;
    this.secrets = secrets;
    this.notes = notes;
    collection.path("variable").forEach(this::declare);
    environment.path("values").forEach(this::declare);
  }

  private void declare(JsonNode variable) {
    String key = variable.path("key").asText(variable.path("id").asText());
    boolean off =
        variable.path("disabled").asBoolean() || !variable.path("enabled").asBoolean(true);
    if (key.isEmpty() || off) {
      return;
    }
    String value = variable.path("value").asText("");
    if (variable.path("type").asText().equals("secret") || SensitiveNames.contains(key)) {
      secretValues.put(key, value.isEmpty() ? "{{" + key + "}}" : value);
    } else {
      values.put(key, value);
    }
  }

  /** Some scripts keep values of answers. */
  void sets(List<String> scripts) {
    PostmanScript.of(scripts).extracts().forEach(extract -> extracted(extract.variable()));
  }

  /** The variable of the test for one that a script keeps. */
  String extracted(String variable) {
    return kept.computeIfAbsent(variable, names::next);
  }

  /** Variables with a value, by the names that the test has for them. */
  Map<String, String> constants() {
    return constants;
  }

  /** A text with the values of all variables that have one. */
  String resolved(String text) {
    String resolved = text;
    for (int i = 0; i < MOST_NESTED && resolved.contains("{{"); i++) {
      resolved =
          REFERENCE
              .matcher(resolved)
              .replaceAll(found ->
                  Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
    return resolved;
  }

  @Override
  public Optional<String> variable(String name, String value) {
    Matcher whole = REFERENCE.matcher(value);
    return whole.matches() ? Optional.of(expression(whole.group(1))) : Optional.empty();
  }

  @Override
  public String template(String text) {
    return REFERENCE
        .matcher(Template.literal(text))
        .replaceAll(found -> Matcher.quoteReplacement("${" + expression(found.group(1)) + "}"));
  }

  private String expression(String variable) {
    String kept = this.kept.get(variable);
    if (kept != null) {
      return kept;
    }
    if (variable.startsWith("$")) {
      return drawn(variable);
    }
    if (secretValues.containsKey(variable) || SensitiveNames.contains(variable)) {
      String value = secretValues.getOrDefault(variable, "{{" + variable + "}}");
      String reference = secrets.reference(variable, value);
      return reference.substring("${".length(), reference.length() - 1);
    }
    return named.computeIfAbsent(variable, this::constant);
  }

  private String drawn(String variable) {
    String expression = DRAWN.get(variable);
    if (expression == null) {
      notes.decided("{{" + variable + "}} is 8 random letters and digits.");
      return "random.string(8)";
    }
    return expression;
  }

  private String constant(String variable) {
    String name = names.next(variable);
    String value = resolved("{{" + variable + "}}");
    if (value.contains("{{") || value.isEmpty()) {
      notes.fillIn("the variable " + name + ": spec.variables." + name + ".");
      value = "";
    }
    constants.put(name, value);
    return name;
  }
}
