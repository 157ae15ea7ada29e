package dev.throng.runner.worker;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.OpenModel;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.http.TargetClient;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.script.Script;
import dev.throng.runner.script.UserTrace;
import dev.throng.runner.users.JavaClasses;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs one user of each class once, every task once and in order, without waits, for a person to
 * watch.
 */
public final class Rehearsal {
  private static final int MAX_STEPS_WITHOUT_REQUEST = 1_000_000;

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
    this.spec = spec;
    run = new Script.Run(runNumber, seed);
    this.environment = environment;
    Map<String, String> secrets = environment.secrets(spec);
    scenario = ScenarioCompiler.compile(inOrder(spec), secrets, rows);
    JavaClasses classes = CompiledUsers.of(spec, java, rows, secrets, environment);
    this.java = classes == null ? null : classes.rehearsed();
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

  /** Returns when the last user has ended. */
  public void run(UserTrace trace) throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      TargetClient client =
          new HttpClients(
                  vertx,
                  scenario.http(),
                  scenario.target().origin(),
                  environment.tls(scenario.http().tls()))
              .next();
      for (int i = 0; i < scenario.classes().size(); i++) {
        run(vertx, client, i, trace);
      }
    } finally {
      vertx.close();
      if (java != null) {
        java.close();
      }
    }
  }

  private void run(Vertx vertx, TargetClient client, int userClass, UserTrace trace)
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
              public void iterationEnded(LoadLoop loop) {
                loop.users().stopAll(stopTimeoutNanos);
              }

              @Override
              public void empty(LoadLoop loop) {
                loop.end();
                ended.countDown();
              }
            });
    LoadLoop loop = scripted.loop();
    loop.execute(() -> {
      scripted.script().trace(trace);
      scripted.script().limitStepsWithoutRequest(MAX_STEPS_WITHOUT_REQUEST);
      loop.begin(System.nanoTime());
      loop.users().share(userClass, OpenModel.Share.once(), OpenModel.Place.single(userClass));
    });
    ended.await();
  }
}
