package dev.throng.crds.expressions;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a value stands in JSON: {@code /items/0/id} or {@code $.items[0].id}. */
public final class JsonLocator {
  public static final String ALLOWED =
      "a JSON pointer such as /items/0/id, or a path such as $.items[0].id";

  private static final Pattern SEGMENT =
      Pattern.compile("\\.([A-Za-z_][\\w-]*)|\\[([0-9]{1,6})]|\\['([^']*)']|\\[\"([^\"]*)\"]");

  private JsonLocator() {}

  /**
   * @throws IllegalArgumentException if the text is not {@link #ALLOWED}
   */
  public static JsonPointer parse(String text) {
    if (text.startsWith("$")) {
      return path(text);
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("must be " + ALLOWED);
    }
    return JsonPointer.compile(text);
  }

  private static JsonPointer path(String text) {
    JsonPointer pointer = JsonPointer.empty();
    Matcher segment = SEGMENT.matcher(text);
    int at = 1;
    while (at < text.length()) {
      segment.region(at, text.length());
      if (!segment.lookingAt()) {
        throw new IllegalArgumentException(
            "must be " + ALLOWED + "; use cel for filters and wildcards");
      }
      pointer =
          segment.group(2) != null
              ? pointer.appendIndex(Integer.parseInt(segment.group(2)))
              : pointer.appendProperty(name(segment));
      at = segment.end();
    }
    return pointer;
  }

  private static String name(Matcher segment) {
    for (int group : new int[] {1, 3, 4}) {
      if (segment.group(group) != null) {
        return segment.group(group);
      }
    }
    throw new IllegalStateException("no name in " + segment.group());
  }
}
