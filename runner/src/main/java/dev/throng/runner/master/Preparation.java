package dev.throng.runner.master;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.WorkerView.State;

/** Tells workers what they will run, each with rows of its own. */
final class Preparation {
  private final TestPlan plan;
  private final Members members;
  private final Shards shards;
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

  /** A worker is gone: its rows are free for others. */
  void giveBack(Member member) {
    shards.giveBack(member.shard);
  }

  /** A worker is back: whether its rows are still its own, or matter to nobody. */
  boolean takeAgain(Member member) {
    return !member.prepared || shards.areOptional() || shards.take(member.shard);
  }

  /** A worker must be told anew. */
  void forget(Member member) {
    member.prepared = false;
    shards.giveBack(member.shard);
  }
}
