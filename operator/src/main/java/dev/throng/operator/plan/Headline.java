package dev.throng.operator.plan;

import dev.throng.crds.status.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One short sentence for a LoadTest's line in a list: why it stands where it does. */
final class Headline {
  private static final int MAX = 256;

  private Headline() {}

  static @Nullable String of(StatusDraft status) {
    String sentence = sentence(status);
    if (sentence == null || sentence.length() <= MAX) {
      return sentence;
    }
    return sentence.substring(0, MAX - 1) + "…";
  }

  private static @Nullable String sentence(StatusDraft status) {
    Conditions conditions = status.conditions;
    if (!conditions.is(Conditions.ACCEPTED)) {
      return first(conditions.message(Conditions.ACCEPTED).lines().toList());
    }
    boolean held = status.phase() == Phase.FINISHED && conditions.isHeldBack();
    if (status.phase() == Phase.PENDING || held) {
      return conditions.message(Conditions.RUNNING);
    }
    if (status.phase() == Phase.RUNNING && conditions.is(Conditions.DEGRADED)) {
      return conditions.message(Conditions.DEGRADED);
    }
    return status.run == null ? null : status.run.reason();
  }

  private static String first(List<String> problems) {
    int more = problems.size() - 1;
    return more <= 0 ? String.join("", problems) : problems.getFirst() + " (and " + more + " more)";
  }
}
