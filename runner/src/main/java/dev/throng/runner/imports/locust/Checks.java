package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a locustfile judges an answer, as checks: the first failure that is true counts; what nothing
 * is said of fails from a status of 400 on.
 *
 * @param failures in their order
 * @param good what must be true besides; null for nothing
 */
record Checks(List<Act.Judged> failures, @Nullable Expr good) {
  private static final Expr ALWAYS = Expr.of(true);

  static Checks of(Act.Request request) {
    List<Act.Judged> failures = new ArrayList<>();
    Expr successes = null;
    boolean readsStatus = false;
    boolean refusesErrors = false;
    for (Act.Judged judged : request.judged) {
      Expr when = judged.when() == null ? ALWAYS : judged.when();
      if (judged.message() == null) {
        successes = successes == null ? when : new Expr.Operation("or", successes, when);
      } else {
        failures.add(new Act.Judged(when, judged.message()));
        refusesErrors |= refusesErrors(when);
        readsStatus |= readsStatus(when);
      }
    }
    boolean needed = !request.judgedAlways && !refusesErrors && (successes != null || readsStatus);
    if (request.judgedAlways && !readsStatus && successes != null) {
      // whatever is no failure is a success, also from 400 on
      return new Checks(failures, new Expr.Operation(">", status(request), Expr.of(0L)));
    }
    Expr usual = new Expr.Operation("<", status(request), Expr.of(400L));
    return new Checks(
        failures,
        !needed
            ? null
            : successes == null
                ? usual
                : successes.equals(ALWAYS)
                    ? new Expr.Operation(">", status(request), Expr.of(0L))
                    : new Expr.Operation("or", usual, successes));
  }

  /** Whether it is left to the checks what a status means. */
  boolean readsStatus() {
    return good != null
        || failures.stream().anyMatch(each -> each.when() != null && readsStatus(each.when()));
  }

  private static Expr status(Act.Request request) {
    return new Expr.Answered(request, Expr.Part.STATUS, "");
  }

  private static boolean readsStatus(Expr expr) {
    return expr.all().anyMatch(Checks::isStatus);
  }

  private static boolean isStatus(Expr expr) {
    return expr instanceof Expr.Answered(Act.Request _, Expr.Part part, String _)
        && part == Expr.Part.STATUS;
  }

  /** Whether each status from 400 on is a failure by it. */
  private static boolean refusesErrors(Expr when) {
    return when instanceof Expr.Operation(String operator, Expr left, Expr.Literal(Long bound))
        && isStatus(left)
        && (operator.equals("!=") && bound < 400
            || operator.equals(">=") && bound <= 400
            || operator.equals(">") && bound < 400);
  }

  void write(ArrayNode checks) {
    for (Act.Judged failure : failures) {
      Expr when = failure.when() == null ? ALWAYS : failure.when();
      checks
          .addObject()
          .put("fail", Templates.text(failure.message() == null ? Expr.of("") : failure.message()))
          .put("when", Cel.of(when));
    }
    if (good != null) {
      checks.addObject().put("expect", Cel.of(good));
    }
  }
}
