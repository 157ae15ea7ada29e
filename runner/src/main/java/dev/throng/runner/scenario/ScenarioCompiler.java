package dev.throng.runner.scenario;

import dev.throng.crds.expressions.Scope;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.spec.WrittenStep;
import dev.throng.crds.steps.LocatedStep;
import dev.throng.crds.steps.Step;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.load.WeightedChoice;
import dev.throng.runner.scenario.RequestPlan.Field;
import dev.throng.runner.scenario.Scenario.FeedPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles a valid spec, once, when a worker gets ready. */
public final class ScenarioCompiler {
  private static final String USER_AGENT = "Throng";

  private final LoadTestSpec spec;
  private final Catalogue catalogue;
  private final Slots slots = new Slots();
  private final Numbering numbering;
  private final Expressions expressions;
  private final Map<String, String> secrets;

  private ScenarioCompiler(LoadTestSpec spec, Catalogue catalogue, Map<String, String> secrets) {
    this.spec = spec;
    this.catalogue = catalogue;
    this.secrets = secrets;
    numbering = new Numbering(catalogue, List.copyOf(spec.data().keySet()));
    Set<String> names = new LinkedHashSet<>(spec.variables().keySet());
    LocatedStep.of(spec)
        .flatMap(located -> located.step().assignments(located.path()))
        .map(Step.Assignment::variable)
        .forEach(names::add);
    names.forEach(slots::of);
    spec.data().keySet().forEach(slots::of);
    Map<String, Set<String>> feeds = new LinkedHashMap<>();
    spec.data().keySet().forEach(feed -> feeds.put(feed, Set.of()));
    expressions = new Expressions(new Scope(names, feeds, spec.secrets().keySet()), slots, secrets);
  }

  /**
   * @param spec valid by its own rules, and already reduced to the tags and classes that are to run
   * @param secrets by name
   * @param rows of each data feed
   */
  public static Scenario compile(
      LoadTestSpec spec, Map<String, String> secrets, Map<String, List<Map<String, Object>>> rows) {
    return compile(spec, Catalogue.of(spec), secrets, rows);
  }

  /**
   * @param spec valid by its own rules, and already reduced to the tags and classes that are to run
   * @param catalogue of this spec
   * @param secrets by name
   * @param rows of each data feed
   */
  public static Scenario compile(
      LoadTestSpec spec,
      Catalogue catalogue,
      Map<String, String> secrets,
      Map<String, List<Map<String, Object>>> rows) {
    return new ScenarioCompiler(spec, catalogue, secrets).compile(rows);
  }

  private Scenario compile(Map<String, List<Map<String, Object>>> rows) {
    List<UserClassPlan> classes = new ArrayList<>();
    for (UserClass userClass : spec.userClasses()) {
      classes.add(compile(classes.size(), userClass));
    }
    List<FeedPlan> feeds = new ArrayList<>();
    spec.data()
        .forEach((name, feed) ->
            feeds.add(
                new FeedPlan(
                    name,
                    feed.pick(),
                    rows.getOrDefault(name, List.of()).stream().map(Json::row).toList())));
    Map<Integer, Object> constants = new LinkedHashMap<>();
    spec.variables().forEach((name, value) -> constants.put(slots.of(name), value));
    return new Scenario(
        Destination.base(spec.target().baseUrl()),
        spec.target().http(),
        List.copyOf(classes),
        catalogue,
        List.copyOf(feeds),
        slots.size(),
        constants,
        List.copyOf(secrets.values()),
        expressions.useCel());
  }

  private UserClassPlan compile(int index, UserClass userClass) {
    List<Field> headers = new ArrayList<>();
    headers.add(new Field("user-agent", new Text.Constant(USER_AGENT)));
    spec.target().headers().forEach((name, value) -> headers.add(field(name, value)));
    userClass.headers().forEach((name, value) -> headers.add(field(name, value)));
    return new UserClassPlan(
        index,
        userClass.name(),
        userClass.onStartFailure(),
        userClass.java() == null
            ? scripted(userClass, List.copyOf(headers))
            : new UserClassPlan.InJava(userClass.javaName(), List.copyOf(headers)));
  }

  private UserClassPlan.Scripted scripted(UserClass userClass, List<Field> headers) {
    RequestCompiler requests =
        new RequestCompiler(
            spec.target().http(),
            new RequestCompiler.ClassHeaders(headers, expressions.drainReadsBody()),
            expressions,
            slots,
            numbering);
    String name = userClass.name();
    return new UserClassPlan.Scripted(
        WaitPlan.of(userClass.waitTime()),
        program(name + " onStart", userClass.onStart(), requests),
        program(name + " onStop", userClass.onStop(), requests),
        drawn(name, userClass.tasks(), requests));
  }

  private Field field(String name, String value) {
    return new Field(name, expressions.text(value));
  }

  private TaskPlan.Drawn drawn(String where, List<Task> tasks, RequestCompiler requests) {
    return new TaskPlan.Drawn(
        tasks.stream().map(task -> task(where, task, requests)).toList(),
        new WeightedChoice(tasks.stream().mapToInt(Task::weight).toArray()));
  }

  private TaskPlan task(String where, Task task, RequestCompiler requests) {
    String here = task.name().isEmpty() ? where : where + "/" + task.name();
    if (task.tasks().isEmpty()) {
      return program(here, task.steps(), requests);
    }
    return task.sequence()
        ? new TaskPlan.InOrder(
            task.tasks().stream().map(nested -> task(here, nested, requests)).toList())
        : drawn(here, task.tasks(), requests);
  }

  private Program program(String where, List<WrittenStep> steps, RequestCompiler requests) {
    return StepCompiler.compile(where, Step.all(steps), requests, expressions, slots, numbering);
  }
}
