package dev.throng.runner.master;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The stretches in which a worker's users did not run, for readers of the results. */
final class Gaps {
  private static final double NANOS = 1e9;

  private final RunState state;
  private final Dispatcher dispatcher;
  private final Map<Integer, Integer> lostUsers = new HashMap<>();
  private final BitSet stuck = new BitSet();

  Gaps(RunState state, Dispatcher dispatcher) {
    this.state = state;
    this.dispatcher = dispatcher;
  }

  /**
   * A worker was lost, and its users run elsewhere from the dispatcher's horizon on.
   *
   * @param users how many it had
   */
  void lost(Member member, String why, long offsetNanos, int users) {
    int from = member.countedSecond + 1;
    double to = Math.max(from, Math.max(offsetNanos, dispatcher.horizonNanos()) / NANOS);
    for (int second = from; second <= (int) Math.ceil(to); second++) {
      lostUsers.merge(second, users, Integer::sum);
    }
    int waiting = dispatcher.waitingUsers();
    state.gap(
        from,
        to,
        member.name,
        sentence(member, why)
            + (waiting == 0
                ? "; its users run elsewhere"
                : "; " + waiting + " users wait for a replacement"));
    note(member, why, offsetNanos);
  }

  /** A worker was lost while the run was ending. */
  void lostWhileEnding(Member member, String why, long offsetNanos) {
    int from = member.countedSecond + 1;
    state.gap(from, Math.max(from, offsetNanos / NANOS), member.name, sentence(member, why));
    note(member, why, offsetNanos);
  }

  private static String sentence(Member member, String why) {
    return "worker " + member.name + " was lost: " + why;
  }

  private void note(Member member, String why, long offsetNanos) {
    state.note(
        "Worker "
            + member.name
            + " was lost after "
            + Math.round(offsetNanos / NANOS)
            + " s: "
            + why
            + ". What it did after the first "
            + (member.countedSecond + 1)
            + " s is not counted, unless it came back.");
  }

  /** Those seconds are broken in which a worker stood still until it was lost for it. */
  void stoodStill(Member member, long offsetNanos) {
    stuck.set(member.countedSecond + 1, (int) Math.ceil(offsetNanos / NANOS));
  }

  /** Marks what a second lacks; it will not come again. */
  void mark(Second second) {
    int users = Objects.requireNonNullElse(lostUsers.remove(second.number()), 0);
    second.lacks(users, stuck.get(second.number()));
  }
}
