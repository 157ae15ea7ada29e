package dev.throng.runner.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.spec.SecretVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Secrets that a test uses; their values are forgotten at once. */
public final class SecretDrafts {
  private static final int MAX_SECRETS = 50;

  private final Notes notes;
  private final VariableNames variables;
  private final Map<String, String> byValue = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  public SecretDrafts(Notes notes, VariableNames variables) {
    this.notes = notes;
    this.variables = variables;
  }

  /** The expression of the secret that has this value, such as {@code ${secrets.password}}. */
  public String reference(String words, String value) {
    String name =
        byValue.computeIfAbsent(
            value,
            _ -> {
              if (names.size() >= MAX_SECRETS) {
                return names.getLast();
              }
              String fresh = variables.next(words);
              names.add(fresh);
              notes.fillIn(
                  "the secret "
                      + fresh
                      + " ("
                      + words
                      + "): "
                      + SecretVariable.of(fresh)
                      + " in the environment, or a key of a Secret on a cluster.");
              return fresh;
            });
    return "${secrets." + name + "}";
  }

  /** In the order in which they were asked for. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Declares them, as keys of the Secret that has the test's name. */
  public void write(ObjectNode spec, String test) {
    for (String name : names) {
      spec.withObject("/secrets")
          .putObject(name)
          .putObject("secretKeyRef")
          .put("name", test)
          .put("key", name);
    }
  }
}
