package dev.throng.operator.plan;

import dev.throng.crds.status.LoadTestStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done now.
 *
 * @param actions in this order, before the status is written
 * @param announcements to be made when the status was written: it is what they tell of
 * @param recheckAfter when to look again though nothing has happened; null for never
 */
public record Plan(
    List<Action> actions,
    LoadTestStatus status,
    List<Announcement> announcements,
    @Nullable Duration recheckAfter) {
  public Plan {
    actions = List.copyOf(actions);
    announcements = List.copyOf(announcements);
  }
}
