package dev.throng.runner.worker;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.OpenModel;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.http.TargetClient;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.script.Script;
import dev.throng.runner.script.UserTrace;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.users.JavaClasses;
import dev.throng.runner.users.UserCode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one user of each class once, every task once and in order, without waits, for a person to
 * watch.
 */
public final class Rehearsal {
  private static final int MAX_STEPS_WITHOUT_REQUEST = 1_000_000;

  /** A person who watches ends it sooner. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private final LoadTestSpec spec;
  private final Script.Run run;
  private final Scenario scenario;
  private final Environment environment;
  private final @Nullable JavaClasses java;

  /**
   * @throws dev.throng.runner.scenario.UnresolvedException if a secret is missing, or a class in
   *     Java cannot be run
   */
  public Rehearsal(
      LoadTestSpec spec,
      long runNumber,
      long seed,
      Map<String, List<Map<String, Object>>> rows,
      JavaSources java,
      Environment environment) {
    this(
        spec,
        new Script.Run(runNumber, seed),
        rows,
        environment,
        CompiledUsers.of(spec, java, rows, environment.secrets(spec), environment));
  }

  private Rehearsal(
      LoadTestSpec spec,
      Script.Run run,
      Map<String, List<Map<String, Object>>> rows,
      Environment environment,
      @Nullable JavaClasses java) {
    this.spec = spec;
    this.run = run;
    this.environment = environment;
    scenario = ScenarioCompiler.compile(inOrder(spec), environment.secrets(spec), rows);
    this.java = java == null ? null : java.rehearsed();
  }

  /**
   * The user classes of a test are all in Java, and loaded already.
   *
   * @param log takes what users log
   * @throws dev.throng.runner.scenario.UnresolvedException as above
   */
  public static Rehearsal ofLoaded(
      LoadTestSpec spec,
      long seed,
      Map<String, List<Map<String, Object>>> rows,
      UserCode code,
      Environment environment,
      Consumer<String> log) {
    return new Rehearsal(
        spec,
        new Script.Run(1, seed),
        rows,
        environment,
        CompiledUsers.of(spec, () -> code, rows, environment.secrets(spec), environment, log));
  }

  private static LoadTestSpec inOrder(LoadTestSpec spec) {
    List<UserClass> classes =
        spec.userClasses().stream()
            .map(userClass -> userClass.java() == null ? inOrder(userClass) : userClass)
            .toList();
    return spec.with(spec.target(), spec.load(), spec.tags(), classes, spec.thresholds());
  }

  private static UserClass inOrder(UserClass userClass) {
    return userClass.withTasks(
        List.of(new Task("", 1, List.of(), List.of(), true, onceEach(userClass.tasks()))));
  }

  private static List<Task> onceEach(List<Task> tasks) {
    return tasks.stream()
        .map(task ->
            new Task(task.name(), 1, task.tags(), task.steps(), true, onceEach(task.tasks())))
        .toList();
  }

  /** Sees all that the users do; calls come from their loop's thread. */
  public interface Watcher extends UserTrace {
    /**
     * A request, a measurement or a transaction was counted.
     *
     * @param sample to be read now
     */
    default void counted(RequestKey name, Sample sample) {}

    /** User code ends the test. */
    default void testEnded(String reason) {}
  }

  /** Returns when the last user has ended. */
  public void run(Watcher watcher) throws InterruptedException {
    run(watcher, LONGEST);
  }

  /**
   * Returns when the last user has ended, or it took too long.
   *
   * @param longest that all users together may take
   * @return whether all have ended
   */
  public boolean run(Watcher watcher, Duration longest) throws InterruptedException {
    long endNanos = System.nanoTime() + longest.toNanos();
    Vertx vertx = Vertx.vertx();
    try {
      TargetClient client =
          new HttpClients(
                  vertx,
                  scenario.http(),
                  scenario.target().origin(),
                  environment.tls(scenario.http().tls()),
                  environment.proxy(spec))
              .next();
      for (int i = 0; i < scenario.classes().size(); i++) {
        if (!run(vertx, client, i, watcher, endNanos)) {
          return false;
        }
      }
      return true;
    } finally {
      vertx.close();
      if (java != null) {
        java.close();
      }
    }
  }

  private boolean run(
      Vertx vertx, TargetClient client, int userClass, Watcher watcher, long endNanos)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    long stopTimeoutNanos = spec.load().stopTimeout().toNanos();
    ScriptedLoop scripted =
        ScriptedLoop.alone(
            vertx,
            scenario,
            run,
            client,
            java,
            new LoadLoop.Listener() {
              @Override
              public void endAsked(String reason) {
                watcher.testEnded(reason);
              }

              @Override
              public void iterationEnded(LoadLoop loop) {
                loop.users().stopAll(stopTimeoutNanos);
              }

              @Override
              public void empty(LoadLoop loop) {
                loop.end();
                loop.execute(ended::countDown); // after what is still to be told
              }
            });
    LoadLoop loop = scripted.loop();
    List<RequestKey> names = scenario.catalogue().names();
    loop.execute(() -> {
      scripted.script().trace(watcher);
      loop.recorder().showTo(sample -> watcher.counted(names.get(sample.name()), sample));
      scripted.script().limitStepsWithoutRequest(MAX_STEPS_WITHOUT_REQUEST);
      loop.begin(System.nanoTime());
      loop.users().share(userClass, OpenModel.Share.once(), OpenModel.Place.single(userClass));
    });
    return ended.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
