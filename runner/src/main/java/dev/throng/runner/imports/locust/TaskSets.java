package dev.throng.runner.imports.locust;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tasks and nested task sets. A user of Locust stays in a task set until something interrupts it;
 * here each pick does one of its tasks, with a weight that makes the same mix in the long run.
 */
final class TaskSets {
  private static final int DEEPEST = 5;
  private static final long HEAVIEST = 1_000_000;

  private final UserClasses users;
  private final ClassTree classes;
  private final Walk walk;
  private final TaskList lists;
  private final List<Act> entered = new ArrayList<>();
  private int depth;

  TaskSets(UserClasses users, ClassTree classes, Walk walk, TaskList lists) {
    this.users = users;
    this.classes = classes;
    this.walk = walk;
    this.lists = lists;
  }

  /** What on_start of task sets does that are not entered in order. */
  List<Act> entered() {
    return entered;
  }

  /** A task, and by how much more often it is done than it is drawn. */
  private record Weighted(UserDraft.TaskDraft task, long times, long per, boolean interrupts) {}

  List<UserDraft.TaskDraft> tasks(List<TaskList.Entry> entries, boolean inOrder) {
    return scaled(weighted(entries, inOrder), inOrder);
  }

  private List<Weighted> weighted(List<TaskList.Entry> entries, boolean inOrder) {
    List<Weighted> all = new ArrayList<>();
    for (TaskList.Entry entry : entries) {
      Weighted one = entry.definition().is("ClassDef") ? set(entry, inOrder) : task(entry);
      long copies = inOrder ? Math.min(entry.weight(), 20) : 1;
      for (long i = 0; i < copies; i++) {
        all.add(one);
      }
      if (inOrder && one.interrupts()) {
        break;
      }
    }
    return all;
  }

  private Weighted task(TaskList.Entry entry) {
    walk.interrupts = false;
    List<Act> acts = users.body(entry.definition());
    boolean interrupts = walk.interrupts;
    walk.interrupts = false;
    return new Weighted(
        new UserDraft.TaskDraft(
            entry.definition().text("name"),
            entry.definition().line(),
            entry.weight(),
            entry.tags(),
            acts,
            false,
            List.of()),
        1,
        1,
        interrupts);
  }

  private Weighted set(TaskList.Entry entry, boolean ofOrder) {
    Py definition = entry.definition();
    boolean inOrder = classes.role(definition) == ClassTree.Role.SEQUENCE;
    if (++depth > DEEPEST) {
      throw new NotUnderstood("task sets within each other");
    }
    Map<String, Value> before = users.members(definition);
    walk.isStart = !inOrder;
    List<Act> onStart = users.run("on_start", definition);
    walk.isStart = false;
    List<Weighted> inner = weighted(lists.of(definition), inOrder);
    walk.attributes.keySet().removeIf(name -> walk.attributes.get(name) instanceof Value.Function);
    before.forEach(walk.attributes::putIfAbsent);
    depth--;
    String name = definition.text("name");
    List<UserDraft.TaskDraft> tasks = new ArrayList<>(scaled(inner, inOrder));
    if (inOrder && !onStart.isEmpty()) {
      tasks.addFirst(
          new UserDraft.TaskDraft(
              "on_start", definition.line(), 1, List.of(), onStart, false, List.of()));
    } else if (!onStart.isEmpty()) {
      walk.context.notes.decided("on_start of " + name + " is done once, when the user starts.");
      entered.addAll(onStart);
    }
    long all = sum(inner, false);
    long leaving = sum(inner, true);
    long empty =
        inner.stream().filter(TaskSets::onlyLeaves).mapToLong(w -> w.task().weight()).sum();
    if (leaving == 0) {
      walk.context.notes.decided(
          "users leave "
              + name
              + " after "
              + (inOrder ? "its last task" : "each task")
              + "; Locust keeps them in it.");
    } else if (!inOrder && !ofOrder) {
      walk.context.notes.decided(
          name
              + " is drawn so often that its tasks have their share; Locust keeps users in it until it is interrupted.");
    }
    boolean share = !inOrder && leaving > 0 && all > empty;
    return new Weighted(
        new UserDraft.TaskDraft(
            name, definition.line(), entry.weight(), entry.tags(), List.of(), inOrder, tasks),
        share ? all - empty : 1,
        share ? leaving : 1,
        false);
  }

  private static long sum(List<Weighted> tasks, boolean leaving) {
    return tasks.stream()
        .filter(w -> !leaving || w.interrupts())
        .mapToLong(w -> w.task().weight())
        .sum();
  }

  private static boolean onlyLeaves(Weighted weighted) {
    return weighted.interrupts() && weighted.task().acts().isEmpty();
  }

  /** Whole weights in the same proportions. */
  private static List<UserDraft.TaskDraft> scaled(List<Weighted> all, boolean inOrder) {
    List<Weighted> kept = all.stream().filter(w -> !onlyLeaves(w)).toList();
    if (inOrder) {
      return kept.stream().map(w -> w.task().withWeight(1)).toList();
    }
    BigInteger common = BigInteger.ONE;
    for (Weighted each : kept) {
      BigInteger per = BigInteger.valueOf(each.per());
      common = common.multiply(per).divide(common.gcd(per));
    }
    List<BigInteger> weights = new ArrayList<>();
    BigInteger divisor = BigInteger.ZERO;
    for (Weighted each : kept) {
      BigInteger weight =
          BigInteger.valueOf(each.task().weight())
              .multiply(BigInteger.valueOf(each.times()))
              .multiply(common)
              .divide(BigInteger.valueOf(each.per()));
      weights.add(weight);
      divisor = divisor.gcd(weight);
    }
    boolean changes = kept.stream().anyMatch(each -> each.times() != each.per());
    List<UserDraft.TaskDraft> tasks = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      BigInteger weight =
          changes && divisor.signum() > 0 ? weights.get(i).divide(divisor) : weights.get(i);
      tasks.add(
          kept.get(i).task().withWeight(weight.min(BigInteger.valueOf(HEAVIEST)).longValue()));
    }
    return tasks;
  }
}
