package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code return}, {@code break} and their like without them: what comes after a branch that
 * may leave goes into the other way of that branch.
 */
final class Leaving {
  private static final int MOST_ACTS = 600;

  private Leaving() {}

  /**
   * The same acts without leaves of a kind.
   *
   * @throws NotUnderstood if too much would have to be written twice
   */
  static List<Act> out(List<Act> acts, Act.From from) {
    return new Walkthrough(from).out(acts);
  }

  private static final class Walkthrough {
    private final Act.From from;
    private int written;

    Walkthrough(Act.From from) {
      this.from = from;
    }

    List<Act> out(List<Act> acts) {
      List<Act> made = new ArrayList<>();
      for (int i = 0; i < acts.size(); i++) {
        Act act = acts.get(i);
        if (++written > MOST_ACTS) {
          throw new NotUnderstood("code that leaves at too many places");
        }
        if (act instanceof Act.Leave(Act.From left) && left == from) {
          return made;
        }
        if (act instanceof Act.Branch(Expr condition, List<Act> then, List<Act> otherwise)
            && may(act)) {
          List<Act> rest = acts.subList(i + 1, acts.size());
          made.add(new Act.Branch(condition, out(with(then, rest)), out(with(otherwise, rest))));
          return made;
        }
        made.add(act);
      }
      return made;
    }

    private static List<Act> with(List<Act> acts, List<Act> rest) {
      if (always(acts, Act.From.values())) {
        return acts;
      }
      List<Act> all = new ArrayList<>(acts);
      all.addAll(rest);
      return all;
    }

    private boolean may(Act act) {
      return switch (act) {
        case Act.Leave(Act.From left) -> left == from;
        case Act.Branch(Expr _, List<Act> then, List<Act> otherwise) ->
            then.stream().anyMatch(this::may) || otherwise.stream().anyMatch(this::may);
        default -> false;
      };
    }
  }

  /** Whether one of these is left, whichever way it goes. */
  static boolean always(List<Act> acts, Act.From... kinds) {
    Set<Act.From> any = Set.of(kinds);
    return acts.stream()
        .anyMatch(act ->
            switch (act) {
              case Act.Leave(Act.From left) -> any.contains(left);
              case Act.Branch(Expr _, List<Act> then, List<Act> otherwise) ->
                  always(then, kinds) && always(otherwise, kinds);
              default -> false;
            });
  }
}
