package dev.throng.crds.fields;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names that people read: of user classes, tasks, requests, transactions. */
public final class Names {
  private static final int LONGEST_OF_TEST = 50;

  private Names() {}

  public static void check(String name, Path path, Problems problems) {
    if (name.isBlank()) {
      problems.text(path, name, "must not be empty");
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      problems.text(path, name, "must be on one line");
    } else {
      fixed(name, path, problems);
    }
  }

  /**
   * A text made to fit as the name of a test.
   *
   * @param otherwise the name where nothing of the text is left
   */
  public static String ofTest(String text, String otherwise) {
    String fitting = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    fitting =
        fitting.substring(0, Math.min(fitting.length(), LONGEST_OF_TEST)).replaceAll("^-+|-+$", "");
    return fitting.isEmpty() ? otherwise : fitting;
  }

  /** Text that is taken as it is written. */
  public static void fixed(@Nullable String text, Path path, Problems problems) {
    if (text != null && text.contains("${")) {
      problems.text(path, text, "must be fixed, without ${…}");
    }
  }
}
