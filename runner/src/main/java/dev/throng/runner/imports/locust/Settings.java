package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Constants of the test that steps really use. */
final class Settings {
  private Settings() {}

  static void write(Context context, ObjectNode variables, ObjectNode spec) {
    String text = spec.path("userClasses").toString();
    context.settings.forEach((name, value) -> {
      if (Pattern.compile("\\b" + name + "\\b").matcher(text).find()) {
        variables.put(name, value.replace("${", "$["));
      }
    });
    if (variables.isEmpty()) {
      spec.remove("variables");
    }
  }
}
