package dev.throng.runner.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A recorded multipart body (RFC 7578), taken apart. */
final class MultipartText {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("(?i)[; ]filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *(.+?)\\s*$");

  private MultipartText() {}

  /** Empty if it has no boundary, or a part without a name. */
  static List<Payload.Part> parts(String text, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return List.of();
    }
    String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    List<Payload.Part> parts = new ArrayList<>();
    for (String piece : text.split(Pattern.quote(mark), -1)) {
      if (piece.isBlank() || piece.startsWith("--")) {
        continue;
      }
      Payload.Part part = part(piece);
      if (part == null) {
        return List.of();
      }
      parts.add(part);
    }
    return parts;
  }

  private static Payload.@Nullable Part part(String piece) {
    String[] halves = piece.replaceFirst("^\\r?\\n", "").split("\\r?\\n\\r?\\n", 2);
    String name = first(NAME, halves[0]);
    if (halves.length < 2 || name == null || name.isEmpty()) {
      return null;
    }
    return new Payload.Part(
        name,
        halves[1].replaceFirst("\\r?\\n$", ""),
        first(FILENAME, halves[0]),
        first(TYPE, halves[0]));
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
