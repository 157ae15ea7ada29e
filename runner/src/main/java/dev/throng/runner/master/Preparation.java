package dev.throng.runner.master;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.WorkerView.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Tells workers what they will run, each with rows of its own. */
final class Preparation {
  /**
   * After a worker was lost, since it had been silent for 4 s: one that hears nothing for 8 s stops
   * its load within another second.
   */
  private static final Duration CUT_OFF_USERS_STOP_WITHIN = Duration.ofSeconds(6);

  private final TestPlan plan;
  private final Members members;
  private final Shards shards;
  private final Set<Member> stillUsed = new HashSet<>();
  private final Run run;

  Preparation(TestPlan plan, int expected, Members members, Run run) {
    this.plan = plan;
    this.members = members;
    this.run = run;
    shards = new Shards(plan.spec().data(), plan.rows(), expected);
  }

  /** Those that have not been told yet, as long as there are rows for them. */
  void prepareWaiting() {
    for (Member member : members.in(State.CONNECTING)) {
      if (!member.prepared) {
        member.shard = shards.take();
        if (member.shard != Shards.NONE || shards.areOptional()) {
          member.prepared = true;
          member.tell(
              new ToWorker.Prepare(
                  plan.spec(),
                  plan.runNumber(),
                  plan.seed(),
                  shards.rows(member.shard),
                  run.usersPerWorker()));
        }
      }
    }
  }

  /** A worker is gone: its rows are free for others, which may have waited for them. */
  void giveBack(Member member) {
    shards.giveBack(member.shard);
    switch (run.phase()) {
      case WAITING_FOR_WORKERS, RUNNING -> prepareWaiting();
      case STOPPING, FINISHED -> {}
    }
  }

  /**
   * A worker was lost while its users ran: if it is only cut off, they run for some seconds yet,
   * and rows that no two users may have are free after that.
   */
  void giveBackWhenUnused(Member member) {
    if (shards.areOptional()) {
      giveBack(member);
      return;
    }
    stillUsed.add(member);
    run.later(
        () -> {
          if (stillUsed.remove(member)) {
            giveBack(member);
          }
        },
        CUT_OFF_USERS_STOP_WITHIN.toMillis());
  }

  /** A worker is back: whether its rows are still its own, or matter to nobody. */
  boolean takeAgain(Member member) {
    return stillUsed.remove(member)
        || !member.prepared
        || shards.areOptional()
        || shards.take(member.shard);
  }

  /** A worker must be told anew. */
  void forget(Member member) {
    member.prepared = false;
    shards.giveBack(member.shard);
  }
}
