package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code while}: written out where it counts a few rounds; else so many rounds as there may be at
 * most, of which those after its end do nothing.
 */
final class Whiles {
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_COUNTED = 100_000;

  private final Statements statements;
  private final Loops loops;
  private final Walk walk;

  Whiles(Statements statements, Loops loops) {
    this.statements = statements;
    this.loops = loops;
    walk = statements.walk;
  }

  Flow of(Py loop) {
    if (!loop.list("orelse").isEmpty()) {
      throw new NotUnderstood("a loop with an else");
    }
    int counted = counted(loop);
    if (counted == 0) {
      return Flow.ON;
    }
    if (counted > 0 && counted <= Loops.MOST_ROUNDS) {
      return loops.rounds(loop, counted, _ -> {});
    }
    refuse(loop);
    if (counted < 0) {
      walk.context.notes.decided(
          "line " + loop.line() + ": a while has at most " + MOST_ROUNDS + " rounds.");
    }
    Rounds rounds = new Rounds(loop);
    List<Act> before = walk.out;
    int start = before.size();
    loops.repeated(loop, counted < 0 ? MOST_ROUNDS : counted, rounds::one);
    before.addAll(start, rounds.first());
    return rounds.after();
  }

  /** What is not a variable would be in each round what it is in the first. */
  private void refuse(Py loop) {
    for (String name : Loops.given(loop)) {
      if (statements.frame.local(name) instanceof Expr && !statements.frame.isKept(name)) {
        throw new NotUnderstood("a loop that changes " + name);
      }
    }
    loop.each(node -> {
      boolean value = node.is("Return") && node.has("value");
      if (value && !(node.get("value").is("Constant") && !node.get("value").has("value"))) {
        throw new NotUnderstood("a loop that returns a value");
      }
    });
  }

  /** How many rounds a loop has that only counts; -1 if it does something else. */
  private int counted(Py loop) {
    Py test = loop.get("test");
    String name = test.get("left").text("id");
    boolean compares = test.is("Compare") && test.list("comparators").size() == 1;
    if (!compares || !(statements.frame.local(name) instanceof Expr.Literal(Long from))) {
      return -1;
    }
    List<Py> steps = new ArrayList<>();
    int[] changes = new int[1];
    for (Py statement : loop.list("body")) {
      if (statement.is("AugAssign") && statement.get("target").isName(name)) {
        steps.add(statement);
      }
      statement.each(node -> {
        boolean skips = node.is("Continue");
        boolean changed =
            node.is("AugAssign") && node.get("target").isName(name)
                || node.is("Assign") && Loops.given(node).contains(name);
        changes[0] += skips ? 2 : changed ? 1 : 0;
      });
    }
    if (steps.size() != 1 || changes[0] != 1) {
      return -1;
    }
    Expr step = constant(steps.getFirst().get("value"));
    Expr bound = constant(test.list("comparators").getFirst());
    boolean adds = steps.getFirst().get("op").is("Add");
    if (!(step instanceof Expr.Literal(Long by))
        || !(bound instanceof Expr.Literal(Long to))
        || !adds && !steps.getFirst().get("op").is("Sub")) {
      return -1;
    }
    return count(from, adds ? by : -by, test.list("ops").getFirst().kind(), to);
  }

  private static int count(long from, long by, String operator, long to) {
    long at = from;
    for (int rounds = 0; rounds <= MOST_COUNTED; rounds++) {
      boolean goesOn =
          switch (operator) {
            case "Lt" -> at < to;
            case "LtE" -> at <= to;
            case "Gt" -> at > to;
            case "GtE" -> at >= to;
            case "NotEq" -> at != to;
            default -> false;
          };
      if (!goesOn) {
        return rounds;
      }
      at += by;
    }
    return -1;
  }

  private @Nullable Expr constant(Py node) {
    return node.is("Constant") || node.is("Name") || node.is("Attribute")
        ? statements.evaluator.expr(node)
        : null;
  }

  /** The rounds of one loop. */
  private final class Rounds {
    private final Py loop;
    private final String going = walk.context.fresh("going on");
    private final Map<Act.From, String> left = new EnumMap<>(Act.From.class);
    private boolean mayEnd;

    Rounds(Py loop) {
      this.loop = loop;
    }

    void one() {
      List<Act> outer = walk.out;
      try {
        List<Act> round = new ArrayList<>();
        walk.out = round;
        Expr condition = statements.evaluator.condition(loop.get("test"));
        boolean asks = !round.isEmpty();
        List<Act> body = new ArrayList<>();
        walk.out = body;
        statements.run(loop.list("body"));
        walk.out = new ArrayList<>();
        if (!asks) {
          statements.evaluator.condition(loop.get("test")); // it is asked about this answer next
        }
        List<Act> acts = ended(body);
        if (condition.equals(Expr.of(true))) {
          round.addAll(acts);
        } else {
          mayEnd = true;
          round.add(new Act.Branch(condition, acts, List.of(end())));
        }
        List<Act> straight = Leaving.out(round, Act.From.ROUND);
        if (mayEnd) {
          outer.add(new Act.Branch(new Expr.Variable(going, Expr.Kind.BOOL), straight, List.of()));
        } else {
          outer.addAll(straight);
        }
      } finally {
        walk.out = outer;
      }
    }

    private Act end() {
      return new Act.Assign(going, Expr.of(false));
    }

    /** What leaves the loop ends it, and is told by a variable to what comes after it. */
    private List<Act> ended(List<Act> acts) {
      List<Act> all = new ArrayList<>();
      for (Act act : acts) {
        switch (act) {
          case Act.Leave(Act.From from) when from != Act.From.ROUND -> {
            mayEnd = true;
            all.add(end());
            if (from != Act.From.LOOP) {
              String variable = left.computeIfAbsent(from, _ -> walk.context.fresh("left"));
              all.add(new Act.Assign(variable, Expr.of(true)));
            }
            all.add(new Act.Leave(Act.From.ROUND));
          }
          case Act.Branch(Expr condition, List<Act> then, List<Act> otherwise) ->
              all.add(new Act.Branch(condition, ended(then), ended(otherwise)));
          default -> all.add(act);
        }
      }
      return all;
    }

    /** Before the loop. */
    List<Act> first() {
      List<Act> acts = new ArrayList<>();
      if (mayEnd) {
        acts.add(new Act.Assign(going, Expr.of(true)));
      }
      left.values().forEach(variable -> acts.add(new Act.Assign(variable, Expr.of(false))));
      return acts;
    }

    Flow after() {
      if (!mayEnd) {
        walk.out.add(new Act.Leave(Act.From.TASK));
        return Flow.END;
      }
      left.forEach((from, variable) ->
          walk.out.add(
              new Act.Branch(
                  new Expr.Variable(variable, Expr.Kind.BOOL),
                  List.of(new Act.Leave(from)),
                  List.of())));
      return Flow.ON;
    }
  }
}
