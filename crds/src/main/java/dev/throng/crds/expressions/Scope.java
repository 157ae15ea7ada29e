package dev.throng.crds.expressions;

import dev.throng.crds.problems.DidYouMean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that an expression of one user class may use, beside those built in.
 *
 * @param names variables, and what steps extract or set
 * @param feeds data feeds with their columns; no columns where they are not known yet
 * @param secrets names of secrets
 */
public record Scope(Set<String> names, Map<String, Set<String>> feeds, Set<String> secrets) {
  private static final List<String> VARIABLES =
      List.of(
          "status",
          "headers",
          "body",
          "json",
          "duration",
          "vars",
          "secrets",
          "user.index",
          "user.class",
          "run.number");

  static final Set<String> BUILT_IN =
      Set.of(
          "status",
          "headers",
          "body",
          "json",
          "duration",
          "vars",
          "secrets",
          "user",
          "run",
          "random",
          "now",
          "env",
          "uuid");

  public Scope with(Set<String> moreNames) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(moreNames);
    return new Scope(all, feeds, secrets);
  }

  /** What is wrong with a dotted name such as {@code token} or {@code accounts.user}. */
  public Optional<String> unknown(List<String> path) {
    String first = path.getFirst();
    String second = path.size() > 1 ? path.get(1) : null;
    if (names.contains(first)) {
      return Optional.empty();
    }
    Set<String> columns = feeds.get(first);
    if (columns != null) {
      return second == null || columns.isEmpty() || columns.contains(second)
          ? Optional.empty()
          : Optional.of("has the unknown column " + dotted(path) + hint(second, columns));
    }
    return switch (first) {
      case "status", "body", "duration", "headers", "json" -> Optional.empty();
      case "vars" -> member("variable", path, names);
      case "secrets" -> member("secret", path, secrets);
      case "user" -> member("name", path, Set.of("index", "class"));
      case "run" -> member("name", path, Set.of("number"));
      case "random", "now", "env", "uuid" ->
          Optional.of("has an unknown use of " + first + "; known: " + Function.listed());
      default -> Optional.of("has the unknown name " + dotted(path) + hint(first, inScope()));
    };
  }

  /** Whether what may follow {@code name.} is declared by the manifest. */
  boolean knowsMembersOf(String name) {
    return feeds.containsKey(name) || name.equals("vars") || name.equals("secrets");
  }

  private static Optional<String> member(String kind, List<String> path, Set<String> known) {
    if (path.size() == 1 || known.contains(path.get(1))) {
      return Optional.empty();
    }
    return Optional.of("has the unknown " + kind + " " + dotted(path) + hint(path.get(1), known));
  }

  private static String hint(String written, Set<String> known) {
    return DidYouMean.hint(written, known.stream().sorted().toList());
  }

  private static String dotted(List<String> path) {
    return path.getFirst() + (path.size() > 1 ? "." + path.get(1) : "");
  }

  private Set<String> inScope() {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(feeds.keySet());
    all.addAll(VARIABLES);
    return all;
  }
}
