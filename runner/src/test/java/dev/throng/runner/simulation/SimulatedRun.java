package dev.throng.runner.simulation;

import dev.throng.crds.composition.Selection;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.server.Door;
import dev.throng.runner.simulation.Log.Event;
import dev.throng.runner.truth.Manifests;
import dev.throng.runner.wire.Codec;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.worker.CountingLoops;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Carries out a course, from the first worker's knock to the verdict. */
final class SimulatedRun implements RunListener {
  private static final String VERSION = "simulated";

  /** Nobody waits longer than this for anything that a course can hold. */
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Course course;
  private final VirtualTime time = new VirtualTime();
  private final Machine masterMachine = new Machine(time);
  private final Log log = new Log();
  private final Codec<ToMaster> codec = Codec.toMaster();
  private final Scenario scenario;
  private final SimulatedTarget target;
  private final Master master;
  private final Door door;
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final Map<Integer, Long> lastHeardNanos = new HashMap<>();
  private long startNanos;

  /** What came of it, and what really happened. */
  record Result(RunView view, Log log) {}

  private SimulatedRun(Course course) {
    this.course = course;
    TestPlan plan = selected(Manifests.plan("simulated", course.manifest()));
    scenario = ScenarioCompiler.compile(plan.spec(), Map.of(), Map.of());
    target = new SimulatedTarget(course, CountingLoops.withoutPort(plan.spec()));
    master =
        new Master(plan, new FleetPlan.Joining(course.workers()), VERSION, this, masterMachine);
    WebSocketClient none = new Played<>(WebSocketClient.class).toInterface();
    door = new Door(masterMachine.vertx(none), master, VERSION);
  }

  /**
   * @throws AssertionError if it does not end
   */
  static Result of(Course course) {
    return new SimulatedRun(course).carriedOut();
  }

  private Result carriedOut() {
    for (int i = 0; i < course.workers(); i++) {
      begin();
    }
    time.pass(() -> master.finished().isDone(), LONGEST_NANOS);
    if (!master.finished().isDone()) {
      throw new AssertionError("the run did not end");
    }
    return new Result(master.finished().join(), log);
  }

  private static TestPlan selected(TestPlan all) {
    return new TestPlan(
        all.name(),
        Selection.byTags(all.spec()),
        all.manifest(),
        all.runNumber(),
        all.seed(),
        all.rows(),
        all.java(),
        all.overrides(),
        all.notes(),
        all.notJudged());
  }

  /** One more worker comes. */
  private void begin() {
    int number = workers.size();
    WorkerProcess[] made = new WorkerProcess[1];
    made[0] =
        new WorkerProcess(
            number,
            time,
            process ->
                new Link(
                    time,
                    process,
                    masterMachine,
                    door,
                    TimeUnit.MILLISECONDS.toNanos(course.delayMillis()) + number + 1,
                    frame -> arrived(number, frame)),
            Greeting.version(VERSION),
            (loops, port) ->
                new SimulatedWorker(number, loops, target, log, port, scenario, course));
    workers.add(made[0]);
  }

  private void arrived(int worker, Buffer bytes) {
    lastHeardNanos.put(worker, time.nanos());
    try {
      ToMaster message = codec.decode(bytes.getBytes()).message();
      if (message != null) {
        log.events.add(new Event.Heard(offsetNanos(), worker, message));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onWorker(WorkerView worker) {
    int number = Integer.parseInt(worker.name().substring(1));
    long silentNanos = time.nanos() - lastHeardNanos.getOrDefault(number, time.nanos());
    log.events.add(new Event.Became(offsetNanos(), number, worker.state(), silentNanos));
  }

  private long offsetNanos() {
    return time.nanos() - startNanos;
  }

  @Override
  public void onFinish(RunView view) {
    log.events.add(new Event.Finished(offsetNanos()));
  }

  @Override
  public void onStart(RunView view) {
    startNanos = time.nanos();
    target.begins(startNanos);
    log.events.add(new Event.Started(0));
    course
        .incidents()
        .forEach(incident ->
            time.after(
                TimeUnit.MILLISECONDS.toNanos(incident.atMillis()) + 7, () -> befall(incident)));
  }

  private void befall(Course.Incident incident) {
    WorkerProcess worker = workers.get(incident.worker() % course.workers());
    long nanos = TimeUnit.MILLISECONDS.toNanos(incident.millis());
    switch (incident.what()) {
      case WORKER_ENDS -> worker.end();
      case WORKER_VANISHES -> worker.vanish();
      case WORKER_RESTARTS -> {
        worker.end();
        time.after(nanos, this::begin);
      }
      case WORKER_IS_HELD_UP -> worker.holdUp(nanos);
      case WORKER_IS_LATE -> worker.lag(nanos, incident.millis() * 100L);
      case WORKER_IS_THROTTLED -> worker.throttle(nanos);
      case LOOPS_ARE_STUCK -> worker.holdUpLoops(nanos);
      case WORKER_LEAVES -> worker.leave();
      case LINK_BREAKS -> worker.link().reset();
      case LINK_IS_INTERRUPTED -> {
        worker.link().interrupt();
        time.after(nanos, worker.link()::mend);
      }
      case MASTER_IS_HELD_UP -> masterMachine.holdUp(nanos);
      case PERSON_STOPS_IT ->
          masterMachine.receive(() -> {
            log.events.add(new Event.Interrupted(offsetNanos()));
            master.interrupt("enough");
          });
      case USER_STOPS_IT -> worker.askToStop();
    }
  }
}
