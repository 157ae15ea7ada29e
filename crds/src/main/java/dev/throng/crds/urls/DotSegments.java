package dev.throng.crds.urls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Resolves {@code .} and {@code ..} in a path; above the root there is nothing but the root. */
final class DotSegments {
  private DotSegments() {}

  static String remove(String path) {
    if (path.indexOf('.') < 0 && !path.toLowerCase(Locale.ROOT).contains("%2e")) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      String dots = segments[i].replaceAll("(?i)%2e", ".");
      if (dots.equals("..") || dots.equals(".")) {
        if (dots.equals("..") && !kept.isEmpty()) {
          kept.removeLast();
        }
        if (last) {
          kept.add("");
        }
      } else {
        kept.add(segments[i]);
      }
    }
    return "/" + String.join("/", kept);
  }
}
