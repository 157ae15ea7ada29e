package dev.throng.crds.rules;

import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Wait;
import dev.throng.crds.values.GoDuration;
import org.jspecify.annotations.Nullable;

/** How long users wait between tasks. */
final class WaitRules {
  private WaitRules() {}

  static void check(Wait wait, Path path, Problems problems) {
    new Choice()
        .with("between", wait.between())
        .with("constant", wait.constant())
        .with("pacing", wait.pacing())
        .with("throughput", wait.throughput())
        .with("exponential", wait.exponential())
        .atMostOne(path, problems);
    if (!wait.between().isEmpty()) {
      between(wait, path.field("between"), problems);
    }
    aboveZero(wait.pacing(), path.field("pacing"), problems);
    aboveZero(wait.exponential(), path.field("exponential"), problems);
    if (wait.throughput() != null && wait.throughput().perSecond() <= 0) {
      problems.add(path.field("throughput"), wait.throughput().toString(), "must be above 0");
    }
  }

  private static void between(Wait wait, Path path, Problems problems) {
    if (wait.between().size() != 2) {
      problems.add(path, "must be two durations, such as [1s, 5s]");
    } else if (wait.between().getFirst().compareTo(wait.between().getLast()) > 0) {
      problems.add(
          path,
          "[" + wait.between().getFirst() + ", " + wait.between().getLast() + "]",
          "must have the shorter duration first");
    }
  }

  private static void aboveZero(@Nullable GoDuration duration, Path path, Problems problems) {
    if (duration != null && duration.isZero()) {
      problems.add(path, duration.toString(), "must be above 0s");
    }
  }
}
