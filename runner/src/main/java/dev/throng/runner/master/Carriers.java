package dev.throng.runner.master;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.WorkerView.State;

/** The workers that carry the load: they begin, share it anew when one comes or goes, and end. */
final class Carriers {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Members members;
  private final Dispatcher dispatcher;
  private final Replacement replacement;

  Carriers(Members members, Dispatcher dispatcher, Replacement replacement) {
    this.members = members;
    this.dispatcher = dispatcher;
    this.replacement = replacement;
  }

  /** All that are ready begin. */
  void start() {
    for (Member member : members.in(State.READY)) {
      member.state = State.RUNNING;
      member.tell(new ToWorker.Start(0));
    }
    dispatcher.spread(members.takers());
  }

  /** One more begins, or goes on. */
  void join(Member member, long offsetNanos) {
    member.state = State.RUNNING;
    member.countedSecond = (int) (offsetNanos / NANOS_PER_SECOND) - 1;
    member.uncountedNanos = 0;
    member.tell(new ToWorker.Start(offsetNanos));
    spread();
  }

  /** Deals all users to those that take any now. */
  void spread() {
    dispatcher.spread(members.takers());
    replacement.available(members.takers().size());
  }

  /** One takes no more users: the manifest says whether the others are enough. */
  void afterLoss(Member lost) {
    replacement.afterLoss(lost, members.takers().size());
  }

  /** The most users that one had to run of late. */
  int usersOf(Member member) {
    return Math.max(member.users(), dispatcher.usersOf(member));
  }

  /** Up to when they know what to do. */
  long horizonNanos() {
    return dispatcher.horizonNanos();
  }

  /**
   * Ends the load of all.
   *
   * @param endNanos when it has ended
   */
  void stop(long endNanos, long timeoutNanos) {
    for (Member member : members.all()) {
      if (member.state != State.LOST && member.state != State.STOPPED) {
        member.tell(new ToWorker.Stop(endNanos, timeoutNanos));
      }
    }
  }
}
