package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A load shape as stages: its {@code tick} is computed second by second, as far as it is plain
 * arithmetic.
 */
final class LoadShape {
  private static final int MOST_STAGES = 100;
  private static final int LONGEST_SECONDS = 4 * 3600;

  private LoadShape() {}

  /**
   * @param seconds how long the change takes
   * @param users at its end
   */
  record Stage(double seconds, long users) {}

  /** As a manifest has it; 5 users for 1 minute where the file has no shape. */
  static ObjectNode load(List<Stage> stages) {
    ObjectNode load = JsonNodeFactory.instance.objectNode();
    if (stages.isEmpty()) {
      return load.put("users", 5).put("duration", "1m");
    }
    ArrayNode list = load.putArray("stages");
    stages.forEach(stage ->
        list.addObject()
            .put(
                "duration",
                new GoDuration(Duration.ofMillis(Math.round(stage.seconds() * 1000))).toString())
            .put("users", stage.users()));
    return load;
  }

  private record Step(int from, long users, double rate) {}

  /**
   * @throws NotUnderstood if tick does more than compute
   */
  static List<Stage> of(Py definition, ClassTree classes, Walk walk) {
    UserClasses reader = new UserClasses(classes, walk);
    reader.members(definition);
    if (!(walk.attributes.get("tick") instanceof Value.Function(Py tick, boolean _))) {
      throw new NotUnderstood("a load shape without tick");
    }
    Map<String, Value> attributes = new HashMap<>(walk.attributes);
    List<Step> steps = new ArrayList<>();
    int second = 0;
    for (; second < LONGEST_SECONDS; second++) {
      Step step = step(second, new Ticks(walk, second).result(tick));
      if (step == null) {
        break;
      }
      if (steps.isEmpty()
          || steps.getLast().users() != step.users()
          || steps.getLast().rate() != step.rate()) {
        steps.add(step);
        if (steps.size() > MOST_STAGES) {
          throw new NotUnderstood("a load shape of more than " + MOST_STAGES + " steps");
        }
      }
    }
    walk.attributes.putAll(attributes);
    if (second == LONGEST_SECONDS) {
      walk.context.notes.decided("the load shape has no end; it ends after 4 hours here.");
    }
    return stages(steps, second);
  }

  private static @Nullable Step step(int second, Expr result) {
    if (result.equals(Expr.Literal.NULL)) {
      return null;
    }
    if (result instanceof Expr.ListOf(List<Expr> pair)
        && pair.size() >= 2
        && pair.get(0) instanceof Expr.Literal(Number users)
        && pair.get(1) instanceof Expr.Literal(Number rate)
        && rate.doubleValue() > 0) {
      return new Step(second, Math.max(0, Math.round(users.doubleValue())), rate.doubleValue());
    }
    throw new NotUnderstood("what tick returns");
  }

  private static List<Stage> stages(List<Step> steps, int end) {
    List<Stage> stages = new ArrayList<>();
    double users = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      double length = (i + 1 < steps.size() ? steps.get(i + 1).from() : end) - step.from();
      double needed = Math.abs(step.users() - users) / step.rate();
      if (needed > length) {
        users += Math.signum(step.users() - users) * step.rate() * length;
        stages.add(new Stage(length, Math.round(users)));
        continue;
      }
      if (needed > 0) {
        stages.add(new Stage(needed, step.users()));
      }
      if (length > needed) {
        stages.add(new Stage(length - needed, step.users()));
      }
      users = step.users();
    }
    if (stages.size() > MOST_STAGES || stages.stream().allMatch(stage -> stage.users() == 0)) {
      throw new NotUnderstood("a load shape of these steps");
    }
    return stages;
  }
}
