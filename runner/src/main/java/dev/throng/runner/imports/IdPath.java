package dev.throng.runner.imports;

import java.util.regex.Pattern;

/** Paths of things by their number have one name. */
public final class IdPath {
  private static final Pattern ID =
      Pattern.compile(
          "\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{12,}"
              + "|(?=[^/]*\\d)(?=[^/]*[a-zA-Z])[A-Za-z0-9_-]{20,}|.*\\$\\{.*");

  private IdPath() {}

  /** {@code /api/products/[id]} for {@code /api/products/42?page=2}. */
  public static String of(String target) {
    int end = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
    StringBuilder name = new StringBuilder();
    for (String segment : target.substring(0, end).split("(?<=/)|(?=/)")) {
      name.append(ID.matcher(segment).matches() ? "[id]" : segment);
    }
    String plain = name.toString().replace("${", "$[");
    return plain.length() <= 256 ? plain : plain.substring(0, 256);
  }
}
