package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;

/** Names that people read: of user classes, tasks, requests, transactions. */
final class Names {
  private Names() {}

  static void check(String name, Path path, Problems problems) {
    if (name.isBlank()) {
      problems.text(path, name, "must not be empty");
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      problems.text(path, name, "must be on one line");
    } else if (name.contains("${")) {
      problems.text(path, name, "must be fixed, without ${…}: figures are kept under it");
    }
  }
}
