package dev.throng.operator.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much LoadTests may ask for; null is no limit.
 *
 * @param allowedTargets patterns of hosts, such as {@code *.staging.example}; empty for all
 * @param allowedNamespaces patterns of namespaces that may hold LoadTests; empty for all
 * @param queueByTarget whether runs against the same host wait for each other
 */
public record Limits(
    List<String> allowedTargets,
    List<String> allowedNamespaces,
    @Nullable Integer maxUsersPerTest,
    @Nullable Integer maxWorkersPerTest,
    @Nullable Integer maxUsersPerNamespace,
    @Nullable Integer maxWorkersPerNamespace,
    boolean queueByTarget) {
  public static final Limits NONE = new Limits(List.of(), List.of(), null, null, null, null, true);

  public Limits {
    allowedTargets = List.copyOf(allowedTargets);
    allowedNamespaces = List.copyOf(allowedNamespaces);
  }

  public boolean allowsTarget(String host) {
    return allows(allowedTargets, host);
  }

  public boolean allowsNamespace(String namespace) {
    return allows(allowedNamespaces, namespace);
  }

  private static boolean allows(List<String> patterns, String value) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, value));
  }

  /** A star stands for any run of characters. */
  private static boolean matches(String pattern, String value) {
    String expression = "\\Q" + pattern.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E";
    return Pattern.matches(expression, value.toLowerCase(Locale.ROOT));
  }
}
