package dev.throng.runner.imports;

import dev.throng.crds.expressions.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names for variables and secrets, made of words that anyone wrote; each is given once. */
public final class VariableNames {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Such as {@code apiKey} for {@code X-Api-Key}. */
  public String next(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.replaceFirst("(?i)^x-", "").split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        name.append(
            name.isEmpty()
                ? word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1)
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
      }
    }
    String base = name.length() > 40 ? name.substring(0, 40) : name.toString();
    if (Identifier.broken(base).isPresent()) {
      base = "value" + base;
    }
    // secrets must differ in more than upper and lower case
    String plain = base.toLowerCase(Locale.ROOT);
    String unique = base;
    while (!taken.add(unique.toLowerCase(Locale.ROOT))) {
      unique = base + numbers.merge(plain, 2, (last, _) -> last + 1);
    }
    return unique;
  }
}
