package dev.throng.crds.fields;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import org.jspecify.annotations.Nullable;

/** Names that people read: of user classes, tasks, requests, transactions. */
public final class Names {
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

  /** Text that is taken as it is written. */
  public static void fixed(@Nullable String text, Path path, Problems problems) {
    if (text != null && text.contains("${")) {
      problems.text(path, text, "must be fixed, without ${…}");
    }
  }
}
