package dev.throng.crds.hooks;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.status.ThresholdStatus;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to a run from one look at it to the next. */
public final class Happened {
  private Happened() {}

  /**
   * @param before null before the first look
   */
  public static Set<HookEvent> between(@Nullable MasterStatus before, MasterStatus now) {
    Set<HookEvent> events = EnumSet.noneOf(HookEvent.class);
    if (now.startTime() != null && (before == null || before.startTime() == null)) {
      events.add(HookEvent.STARTED);
    }
    if (before != null && now.thresholds().stream().anyMatch(after -> isBroken(before, after))) {
      events.add(HookEvent.THRESHOLD_BROKEN);
    }
    if (now.workers().lost() > (before == null ? 0 : before.workers().lost())) {
      events.add(HookEvent.WORKER_LOST);
    }
    if (now.state() == RunState.FINISHED
        && (before == null || before.state() != RunState.FINISHED)) {
      events.add(HookEvent.FINISHED);
    }
    return events;
  }

  private static boolean isBroken(MasterStatus before, ThresholdStatus after) {
    return !after.holds()
        && before.thresholds().stream().anyMatch(was -> was.holds() && isSame(was, after));
  }

  private static boolean isSame(ThresholdStatus one, ThresholdStatus other) {
    return one.expect().equals(other.expect())
        && Objects.equals(one.request(), other.request())
        && Objects.equals(one.window(), other.window());
  }
}
