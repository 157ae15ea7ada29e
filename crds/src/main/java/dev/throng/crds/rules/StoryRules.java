package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.StoryPolicy;
import dev.throng.crds.story.FindingId;

/** A finding fails the test or is not told: not both. */
final class StoryRules {
  private StoryRules() {}

  static void check(StoryPolicy story, Path path, Problems problems) {
    for (int i = 0; i < story.fail().size(); i++) {
      FindingId id = story.fail().get(i);
      if (story.ignore().contains(id)) {
        problems.unresolved(
            path.field("fail").index(i),
            id.toString(),
            "must not stand in " + path.field("ignore").text() + " too");
      }
    }
  }
}
