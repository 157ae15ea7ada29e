package dev.throng.runner.imports.har;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.imports.StepWriter;
import dev.throng.runner.imports.VariableNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of answers so far. One that a later request sends becomes an extract of its step. */
final class Answers implements StepWriter.Known {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_VALUES_OF_AN_ANSWER = 5_000;
  private static final int MAX_EXTRACTS = 50;
  private static final int SURE_LENGTH = 8;
  private static final Pattern ID =
      Pattern.compile("(?i)(.*[_-])?(id|ids|uuid|guid|slug|sku)|.*I[dD]s?");
  private static final Pattern INPUT = Pattern.compile("(?is)<(?:input|meta)\\b[^>]*>");
  private static final Pattern NAME = Pattern.compile("(?is)\\bname=\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile("(?is)\\b(?:value|content)=\"([^\"]+)\"");

  private final VariableNames variables;
  private final Map<String, Origin> origins = new HashMap<>();

  /** Where a value is from; it has a variable once it was asked for. */
  private static final class Origin {
    final ObjectNode step;
    final String name;
    final String field;
    final String locator;
    @Nullable String variable;

    Origin(ObjectNode step, String name, String field, String locator) {
      this.step = step;
      this.name = name;
      this.field = field;
      this.locator = locator;
    }
  }

  Answers(VariableNames variables) {
    this.variables = variables;
  }

  /** What a step was answered. The first answer that has a value is where it is from. */
  void add(ObjectNode step, HarEntry entry) {
    entry
        .setCookies()
        .forEach(cookie -> {
          int equals = cookie.indexOf('=');
          if (equals > 0) {
            String name = cookie.substring(0, equals).strip();
            put(
                cookie.substring(equals + 1).replaceFirst(";.*", "").strip(),
                step,
                name,
                "cookie",
                name);
          }
        });
    if (entry.mimeType().contains("json")) {
      try {
        addJson(JSON.readTree(entry.answer()), "", "", step, new int[] {MAX_VALUES_OF_AN_ANSWER});
      } catch (JsonProcessingException notJson) {
        return;
      }
    } else if (entry.mimeType().contains("html")) {
      addInputs(entry.answer(), step);
    }
  }

  private void addJson(
      @Nullable JsonNode node, String name, String pointer, ObjectNode step, int[] left) {
    if (node == null || left[0]-- <= 0) {
      return;
    }
    if (node.isObject()) {
      node.properties()
          .forEach(field ->
              addJson(
                  field.getValue(),
                  field.getKey(),
                  pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                  step,
                  left));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        addJson(node.get(i), name, pointer + "/" + i, step, left);
      }
    } else if ((node.isTextual() || node.isIntegralNumber()) && !pointer.isEmpty()) {
      put(node.asText(), step, name, "json", pointer);
    }
  }

  /** Tokens in hidden fields of forms. */
  private void addInputs(String html, ObjectNode step) {
    Matcher input = INPUT.matcher(html);
    while (input.find()) {
      Matcher name = NAME.matcher(input.group());
      Matcher value = VALUE.matcher(input.group());
      if (name.find() && value.find()) {
        String quoted = name.group(1).replaceAll("[^A-Za-z0-9_ -]", ".");
        String regex =
            name.start() < value.start()
                ? "name=\"" + quoted + "\"[^>]*(?:value|content)=\"([^\"]*)\""
                : "(?:value|content)=\"([^\"]*)\"[^>]*name=\"" + quoted + "\"";
        put(value.group(1), step, name.group(1), "regex", regex);
      }
    }
  }

  private void put(String value, ObjectNode step, String name, String field, String locator) {
    if (!value.isEmpty() && value.length() <= 4096 && locator.length() <= 1024) {
      origins.putIfAbsent(value, new Origin(step, name, field, locator));
    }
  }

  @Override
  public Optional<String> variable(String name, String value) {
    Origin origin = origins.get(value);
    if (origin == null || !isMeant(origin, name, value)) {
      return Optional.empty();
    }
    if (origin.variable == null) {
      ObjectNode extract = origin.step.withObject("/extract");
      if (extract.size() >= MAX_EXTRACTS) {
        return Optional.empty();
      }
      String variable = variables.next(origin.name);
      extract.putObject(variable).put(origin.field, origin.locator);
      origin.variable = variable;
    }
    return Optional.of(origin.variable);
  }

  /** A short value, or a word, may be the same by accident: both sides must call it an id. */
  private static boolean isMeant(Origin origin, String name, String value) {
    boolean isId = ID.matcher(origin.name).matches();
    boolean bothIds = isId && (name.isEmpty() || ID.matcher(name).matches());
    boolean sure = value.length() >= SURE_LENGTH && value.chars().anyMatch(Character::isDigit);
    return bothIds || sure || value.length() >= SURE_LENGTH && origin.name.equalsIgnoreCase(name);
  }
}
