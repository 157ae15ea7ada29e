package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one function, and what they stand for at the place where the walk is. */
final class Frame {
  private final Map<String, Value> names = new HashMap<>();
  private final @Nullable Frame outer;
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, List<Act.Keep>> keeps = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> globals = new HashSet<>();

  /** Names that got a value since the last branch began. */
  private Set<String> changed = new HashSet<>();

  Frame(@Nullable Frame outer) {
    this.outer = outer;
  }

  /** With a look through the function: how often each name is used. */
  static Frame of(List<Py> body) {
    Frame frame = new Frame(null);
    body.forEach(statement -> frame.count(statement, 1));
    return frame;
  }

  private void count(Py node, int weight) {
    if (node.is("Name")) {
      uses.merge(node.text("id"), weight, Integer::sum);
    }
    int inside = node.is("For") || node.is("While") ? weight * 2 : weight;
    node.json()
        .forEach(child -> {
          if (child.isArray()) {
            child.forEach(each -> count(new Py(each), inside));
          } else if (child.isObject()) {
            count(new Py(child), inside);
          }
        });
  }

  /** Whether a value is needed more than once; the place where it is given counts too. */
  boolean isUsedOften(String name) {
    return uses.getOrDefault(name, 0) > 2;
  }

  @Nullable Value get(String name) {
    return names.get(name);
  }

  /** As {@link #get}; a name of a comprehension may be that of its function. */
  @Nullable Value local(String name) {
    Value value = names.get(name);
    return value == null && outer != null ? outer.local(name) : value;
  }

  /** A name that {@code global} says is the file's. */
  void global(String name) {
    globals.add(name);
  }

  boolean isGlobal(String name) {
    return globals.contains(name);
  }

  void put(String name, Value value) {
    names.put(name, value);
    changed.add(name);
  }

  /** Whether it got its value in the branch where the walk is. */
  boolean isFresh(String name) {
    return changed.contains(name);
  }

  /** One of the places where a name gets a value that a variable may have to keep. */
  void keep(String name, Act.Keep keep) {
    keeps.computeIfAbsent(name, _ -> new ArrayList<>()).add(keep);
    keep.isNeeded |= asked.contains(name);
  }

  /** The name must be a variable, wherever it gets its value. */
  void ask(String name) {
    asked.add(name);
    keeps.getOrDefault(name, List.of()).forEach(keep -> keep.isNeeded = true);
  }

  /** Begins a branch; what it returns ends it. */
  Set<String> begin() {
    Set<String> before = changed;
    changed = new HashSet<>();
    return before;
  }

  /** What got a value in a branch is, after it, one of several values. */
  void end(Set<String> before, Walk walk) {
    for (String name : changed) {
      if (names.get(name) instanceof Value.Unknown) {
        continue;
      }
      names.put(
          name,
          keeps.containsKey(name)
              ? new Value.Merged(this, name, walk.context.variable(Context.Owner.FUNCTION, name))
              : names.getOrDefault(name, new Value.Unknown(0)));
    }
    before.addAll(changed);
    changed = before;
  }

  /** Whether a variable can have what the name stands for. */
  boolean isKept(String name) {
    return keeps.containsKey(name);
  }

  /** Before steps that are repeated: what they change is a variable from the start. */
  void variable(String name, Walk walk) {
    if (names.containsKey(name) && keeps.containsKey(name)) {
      names.put(
          name, new Value.Merged(this, name, walk.context.variable(Context.Owner.FUNCTION, name)));
    }
  }
}
