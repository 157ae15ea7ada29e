package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** {@code for}: written out where it is short, repeated where every round is the same. */
final class Loops {
  static final int MOST_ROUNDS = 20;
  private static final int MOST_COUNTED_BY_HAND = 5;
  private static final int MOST_ACTS = 200;
  private static final int MOST_TIMES = 100_000;

  private final Statements statements;
  private final Walk walk;

  Loops(Statements statements) {
    this.statements = statements;
    walk = statements.walk;
  }

  Flow of(Py loop) {
    List<Expr> items = Evaluator.items(statements.evaluator.expr(loop.get("iter")));
    if (items.isEmpty()) {
      return Flow.ON;
    }
    boolean leaves = leaves(loop);
    if (!leaves && isUsed(loop) && loop.get("target").is("Name") && isCount(items)) {
      return counted(loop, items);
    }
    if (isUsed(loop) || leaves || items.size() == 1) {
      if (items.size() > MOST_ROUNDS) {
        throw new NotUnderstood("a loop of " + items.size() + " different rounds");
      }
      return rounds(loop, items.size(), round -> bind(loop.get("target"), items.get(round)));
    }
    return repeated(loop, items.size(), () -> statements.run(loop.list("body")));
  }

  /** Whole numbers one after the other, more of them than one would write by hand. */
  private static boolean isCount(List<Expr> items) {
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Expr.Literal(Long number))
          || !(items.getFirst() instanceof Expr.Literal(Long first))
          || number != first + i) {
        return false;
      }
    }
    return items.size() > MOST_COUNTED_BY_HAND;
  }

  private Flow counted(Py loop, List<Expr> items) {
    String name = loop.get("target").text("id");
    String variable = walk.context.variable(Context.Owner.FUNCTION, name);
    Expr.Variable counter = new Expr.Variable(variable, Expr.Kind.INT);
    walk.out.add(new Act.Assign(variable, items.getFirst()));
    Flow flow =
        repeated(
            loop,
            items.size(),
            () -> {
              statements.frame.put(name, counter);
              statements.run(loop.list("body"));
              walk.out.add(new Act.Assign(variable, Folding.operation("+", counter, Expr.of(1L))));
            });
    statements.frame.put(name, counter);
    return flow;
  }

  /**
   * Writes all rounds out.
   *
   * @param begin begins the round of a number, from 0
   */
  Flow rounds(Py loop, int count, IntConsumer begin) {
    List<Act> before = walk.out;
    List<Act> all = new ArrayList<>();
    boolean ends = false;
    try {
      for (int round = 0; round < count; round++) {
        walk.out = new ArrayList<>();
        begin.accept(round);
        Flow flow = statements.run(loop.list("body"));
        List<Act> acts = Leaving.out(walk.out, Act.From.ROUND);
        all.addAll(acts);
        if (all.size() > MOST_ACTS) {
          throw new NotUnderstood("a loop that is too long to be written out");
        }
        ends = flow.ends() && Leaving.always(acts, Act.From.LOOP, Act.From.FUNCTION, Act.From.TASK);
        if (ends) {
          break;
        }
      }
    } finally {
      walk.out = before;
    }
    boolean leavesMore = Leaving.always(all, Act.From.FUNCTION, Act.From.TASK);
    before.addAll(Leaving.out(all, Act.From.LOOP));
    return leavesMore ? Flow.END : Flow.ON;
  }

  private void bind(Py target, Expr item) {
    if (target.is("Name") && item.isDrawn()) {
      statements.assignments.name(target.text("id"), item);
      return;
    }
    if (target.is("Name")) {
      statements.frame.put(target.text("id"), item);
      return;
    }
    List<Py> names = target.list("elts");
    List<Expr> values = Evaluator.items(item);
    if (names.size() != values.size()) {
      throw new NotUnderstood("a loop over tuples");
    }
    for (int i = 0; i < names.size(); i++) {
      bind(names.get(i), values.get(i));
    }
  }

  /**
   * @param round walks through one
   */
  Flow repeated(Py loop, int times, Runnable round) {
    if (times > MOST_TIMES) {
      throw new NotUnderstood("a loop of more than " + MOST_TIMES + " rounds");
    }
    given(loop).forEach(name -> statements.frame.variable(name, walk));
    List<Act> before = walk.out;
    var names = statements.frame.begin();
    Act.Request current = walk.current;
    walk.out = new ArrayList<>();
    walk.depth++;
    try {
      round.run();
      before.add(new Act.Loop(times, walk.out));
    } finally {
      walk.out = before;
      walk.depth--;
      statements.frame.end(names, walk);
    }
    if (walk.current != current) {
      walk.path = null;
    }
    return Flow.ON;
  }

  /** Names that get a value in it. */
  static Set<String> given(Py loop) {
    Set<String> given = new HashSet<>();
    loop.each(node -> {
      if (node.is("Assign")) {
        node.list("targets").forEach(target -> target.each(name -> given.add(name.text("id"))));
      } else if (node.is("AugAssign")) {
        given.add(node.get("target").text("id"));
      }
    });
    return given;
  }

  private static boolean isUsed(Py loop) {
    Set<String> names = new HashSet<>();
    loop.get("target").each(node -> names.add(node.text("id")));
    boolean[] used = new boolean[1];
    for (Py statement : loop.list("body")) {
      statement.each(node -> used[0] |= node.is("Name") && names.contains(node.text("id")));
    }
    return used[0];
  }

  private static boolean leaves(Py loop) {
    boolean[] found = new boolean[1];
    loop.each(node -> {
      switch (node.kind()) {
        case "Return", "Raise", "Break", "Continue", "Assert" -> found[0] = true;
        default -> found[0] |= Stops.any(node);
      }
    });
    return found[0];
  }
}
