package dev.throng.runner.master;

import dev.throng.crds.spec.Load;
import dev.throng.runner.fleet.Admission;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.fleet.FleetWorker;
import dev.throng.runner.judgement.LoadEnd;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.scenario.UnresolvedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The door to one run, from the first worker's arrival to the verdict: what comes in from any
 * thread goes on to the run's own.
 */
public final class Master implements AutoCloseable {
  private final TestPlan plan;
  private final FleetPlan fleetPlan;
  private final Conductor run;
  private final Clockwork clockwork;

  /**
   * @param clockwork is closed with the master
   */
  public Master(
      TestPlan plan,
      FleetPlan fleetPlan,
      String version,
      RunListener listener,
      Clockwork clockwork) {
    this.plan = plan;
    this.fleetPlan = fleetPlan;
    run = new Conductor(plan, fleetPlan, version, listener, clockwork);
    this.clockwork = clockwork;
  }

  /** The most users that will ever run, those of open models included. */
  public long peakUsers() {
    return run.peakUsers();
  }

  /** The final view. */
  public CompletableFuture<RunView> finished() {
    return run.finished();
  }

  /** Lets a worker in; the load starts when as many as expected are ready. */
  public Admission admit(String name, Function<MasterPort, WorkerPort> worker) {
    CompletableFuture<FleetWorker> admitted = new CompletableFuture<>();
    WorkerPort port =
        worker.apply(message -> run.thread().execute(() -> run.handle(admitted.join(), message)));
    run.thread().execute(() -> admitted.complete(run.control().admit(name, port)));
    return new Admission() {
      @Override
      public void lost(String why) {
        run.thread().execute(() -> run.control().lose(admitted.join(), why));
      }

      @Override
      public void returned() {
        run.thread().execute(() -> run.control().welcomeBack(admitted.join()));
      }
    };
  }

  /** Carries an action out on the run's thread, after all that has come in. */
  public void afterwards(Runnable action) {
    run.thread().execute(action);
  }

  /** Adds a sentence to what is to be known of the run. */
  public void note(String sentence) {
    run.thread().execute(() -> run.note(sentence));
  }

  /** Ends the load in order, as a person wishes. */
  public void interrupt(String reason) {
    run.thread().execute(() -> run.end(new LoadEnd.Interrupted(reason)));
  }

  /** Ends the load in order, since all that was to be done is done. */
  public void complete() {
    run.thread().execute(() -> run.end(new LoadEnd.Completed()));
  }

  /** Ends the load in order, since the run can't go on. */
  public void giveUp(String reason) {
    run.thread().execute(() -> run.end(new LoadEnd.Impossible(reason)));
  }

  /**
   * Gives up, and ends the run in this time in every case: the process is killed later. A load that
   * ends already as it should is only ended sooner.
   */
  public void giveUpWithin(Duration time, String reason) {
    run.thread().execute(() -> run.endWithin(time, new LoadEnd.Impossible(reason)));
  }

  /** Whether the load is one of users; a plan of stages or arrivals is left as it is. */
  public boolean isRetargetable() {
    Load load = plan.spec().load();
    return load.users() != null && load.search() == null;
  }

  /**
   * Goes over to another number of users at the manifest's spawn rate; nobody is restarted.
   *
   * @return whether the load is one of users
   * @throws UnresolvedException if there will never be a place for so many
   */
  public boolean retarget(int users) {
    if (!isRetargetable()) {
      return false;
    }
    fleetPlan.check(users + plan.arrivingUsers());
    run.thread().execute(() -> run.retarget(users));
    return true;
  }

  /**
   * The run as it stands. What is made of it need not, and should not, be made on the thread that
   * completes this, which is the master's.
   */
  public CompletableFuture<RunView> view() {
    return run.thread().ask(run::view);
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
