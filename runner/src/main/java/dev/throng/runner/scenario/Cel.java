package dev.throng.runner.scenario;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.throng.crds.expressions.Language;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates compiled CEL with what a user can see. */
final class Cel {
  /** Where in the source CEL's own message sees the error. */
  private static final Pattern PLACE = Pattern.compile("^evaluation error( at [^ ]*)?: ");

  private static final ThreadLocal<@Nullable UserScope> EVALUATING = new ThreadLocal<>();

  private final CelRuntime runtime =
      Language.runtime()
          .setStandardFunctions(CelOverrides.standard())
          .addFunctionBindings(CelFunctions.bindings())
          .addFunctionBindings(CelOverrides.bindings())
          .build();
  private final Slots slots;
  private final Map<String, String> secrets;

  Cel(Slots slots, Map<String, String> secrets) {
    this.slots = slots;
    this.secrets = secrets;
  }

  /** The user whose expression this thread is evaluating. */
  static UserScope current() {
    return Objects.requireNonNull(EVALUATING.get());
  }

  Expression expression(CelAbstractSyntaxTree tree, String source) {
    try {
      CelRuntime.Program program = runtime.createProgram(tree);
      return scope -> evaluate(program, source, scope);
    } catch (CelEvaluationException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws StepException if it was never set
   */
  static Object variable(UserScope scope, String name, int slot) {
    Object value = scope.variable(slot);
    if (value == null) {
      throw new StepException("the variable " + name + " is not set");
    }
    return value;
  }

  private Object evaluate(CelRuntime.Program program, String source, UserScope scope) {
    EVALUATING.set(scope);
    try {
      return program.eval(name -> find(scope, name));
    } catch (CelEvaluationException e) {
      throw problem(source, e);
    } finally {
      EVALUATING.remove();
    }
  }

  private static StepException problem(String source, CelEvaluationException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StepException known) {
        return known;
      }
    }
    return new StepException(
        source
            + ": "
            + CelTypeNames.in(PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("")));
  }

  private Optional<Object> find(UserScope scope, String name) {
    return switch (name) {
      case "user.index" -> Optional.of(scope.userIndex());
      case "user.class" -> Optional.of(scope.className());
      case "run.number" -> Optional.of(scope.runNumber());
      case "secrets" -> Optional.of(secrets);
      case "vars" -> Optional.of(variables(scope));
      case "status" -> Optional.of((long) answer(scope, name).status());
      case "headers" -> Optional.of(answer(scope, name).headers());
      case "body" -> Optional.of(answer(scope, name).body());
      case "json" -> Optional.of(Fields.of(answer(scope, name).json().cel()));
      case "duration" -> Optional.of(Duration.ofNanos(answer(scope, name).durationNanos()));
      default ->
          slots.has(name)
              ? Optional.of(Fields.of(Json.cel(variable(scope, name, slots.of(name)))))
              : Optional.empty();
    };
  }

  private Map<String, Object> variables(UserScope scope) {
    Map<String, Object> set = new LinkedHashMap<>();
    slots
        .all()
        .forEach((name, slot) -> {
          Object value = scope.variable(slot);
          if (value != null) {
            set.put(name, Json.cel(value));
          }
        });
    return set;
  }

  private static Answer answer(UserScope scope, String name) {
    Answer answer = scope.answer();
    if (answer == null) {
      throw new StepException(name + " is not there: the last request had no answer");
    }
    return answer;
  }
}
