package dev.throng.runner.script;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.RequestBudget;
import dev.throng.runner.engine.User;
import dev.throng.runner.engine.UserSource;
import dev.throng.runner.http.Transport;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.UserClassPlan;
import org.jspecify.annotations.Nullable;

/** What the users of one loop that carry out a manifest's programs share. */
public final class Script implements UserSource {
  private final LoadLoop loop;
  private final Scenario scenario;
  private final Run run;
  private final Feeds feeds;
  private final Transport transport;
  private final Requests requests;
  private final Judge judge;
  private @Nullable UserTrace trace;
  private @Nullable RequestBudget budget;
  private int maxStepsWithoutRequest = Integer.MAX_VALUE;

  /**
   * @param number which run of its LoadTest this is; the first is 1
   * @param seed of all decisions
   */
  public record Run(long number, long seed) {}

  public Script(LoadLoop loop, Scenario scenario, Run run, Feeds feeds, Transport transport) {
    this.loop = loop;
    this.scenario = scenario;
    this.run = run;
    this.feeds = feeds;
    this.transport = transport;
    requests = new Requests(scenario.target(), scenario.http().compression());
    judge = new Judge(loop.recorder());
  }

  @Override
  public User user(long number, int userClass) {
    UserClassPlan plan = scenario.classes().get(userClass);
    if (plan.behaviour() instanceof UserClassPlan.Scripted programs) {
      return new ScriptedUser(number, plan, programs, this);
    }
    throw new IllegalArgumentException(plan.name() + " is a class in Java");
  }

  @Override
  public void end() {
    transport.end();
  }

  /** Shows all that users do to somebody; for a user or two, not for a load. */
  public void trace(UserTrace newTrace) {
    trace = newTrace;
    transport.trace(newTrace);
  }

  /** Users that are made from now on may send no more than this, all together. */
  public void limitRequests(RequestBudget most) {
    budget = most;
  }

  @Nullable RequestBudget budget() {
    return budget;
  }

  /** From now on users break off a task that loops for so many steps without a request. */
  public void limitStepsWithoutRequest(int most) {
    maxStepsWithoutRequest = most;
  }

  public Transport transport() {
    return transport;
  }

  int maxStepsWithoutRequest() {
    return maxStepsWithoutRequest;
  }

  public LoadLoop loop() {
    return loop;
  }

  public Scenario scenario() {
    return scenario;
  }

  Run run() {
    return run;
  }

  Feeds feeds() {
    return feeds;
  }

  public Requests requests() {
    return requests;
  }

  Judge judge() {
    return judge;
  }

  public @Nullable UserTrace trace() {
    return trace;
  }
}
