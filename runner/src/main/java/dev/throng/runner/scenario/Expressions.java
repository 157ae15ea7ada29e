package dev.throng.runner.scenario;

import com.google.protobuf.Timestamp;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.throng.crds.expressions.Function;
import dev.throng.crds.expressions.InvalidExpression;
import dev.throng.crds.expressions.Language;
import dev.throng.crds.expressions.Scope;
import dev.throng.crds.expressions.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions of one scenario. Plain names never touch CEL. */
final class Expressions {
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final ThreadLocal<@Nullable UserScope> EVALUATING = new ThreadLocal<>();

  private final Language language;
  private final CelRuntime runtime;
  private final Slots slots;
  private final Map<String, String> secrets;
  private boolean readBody;

  Expressions(Scope scope, Slots slots, Map<String, String> secrets) {
    language = Language.of(scope);
    this.slots = slots;
    this.secrets = secrets;
    runtime =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(Language.OPTIONS)
            .addLibraries(Language.strings())
            .addFunctionBindings(
                CelFunctionBinding.from(
                    Function.RANDOM_INT.overloadId(),
                    Long.class,
                    Long.class,
                    (from, to) -> randomInt(current(), from, to)),
                CelFunctionBinding.from(
                    Function.RANDOM_CHOICE.overloadId(),
                    List.class,
                    list -> {
                      if (list.isEmpty()) {
                        throw new StepException("random.choice: the list is empty");
                      }
                      return list.get(current().random().nextInt(list.size()));
                    }),
                CelFunctionBinding.from(
                    Function.RANDOM_STRING.overloadId(),
                    Long.class,
                    length -> randomString(current(), length)),
                CelFunctionBinding.from(
                    Function.UUID.overloadId(), List.of(), _ -> randomUuid(current())),
                CelFunctionBinding.from(
                    Function.NOW.overloadId(), List.of(), _ -> timestamp(Instant.now())),
                CelFunctionBinding.from(
                    Function.ENV.overloadId(), String.class, Expressions::environment))
            .build();
  }

  private static UserScope current() {
    return java.util.Objects.requireNonNull(EVALUATING.get());
  }

  private static Object timestamp(Instant now) {
    return Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new StepException("env('" + name + "'): the environment variable is not set");
    }
    return value;
  }

  private static Long randomInt(UserScope scope, long from, long to) {
    if (from > to) {
      throw new StepException(
          "random.int(" + from + ", " + to + "): the first must not exceed the second");
    }
    return to == Long.MAX_VALUE
        ? scope.random().nextLong(from, to)
        : scope.random().nextLong(from, to + 1);
  }

  private static String randomString(UserScope scope, long length) {
    if (length < 0 || length > 1 << 20) {
      throw new StepException(
          "random.string(" + length + "): the length must be from 0 to 1048576");
    }
    StringBuilder text = new StringBuilder((int) length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(scope.random().nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String randomUuid(UserScope scope) {
    long high = scope.random().nextLong() & ~0xF000L | 0x4000L;
    long low = scope.random().nextLong() & ~(3L << 62) | 1L << 63;
    return new UUID(high, low).toString();
  }

  /** Text with {@code ${…}} in it. */
  Text text(String source) {
    Template template = Template.parse(source);
    if (template.isConstant()) {
      StringBuilder constant = new StringBuilder();
      template.parts().forEach(part -> constant.append(((Template.Part.Text) part).text()));
      return new Text.Constant(constant.toString());
    }
    List<Expression> pieces = new ArrayList<>();
    template.parts().forEach(part -> pieces.add(piece(part)));
    return new Text.Joined(List.copyOf(pieces));
  }

  /**
   * The one expression that a text is, such as {@code ${count}}; empty when there is more or less
   * to it.
   */
  Optional<Expression> only(String source) {
    Template template = Template.parse(source);
    return template.parts().size() == 1 && !template.isConstant()
        ? Optional.of(piece(template.parts().getFirst()))
        : Optional.empty();
  }

  private Expression piece(Template.Part part) {
    return switch (part) {
      case Template.Part.Text literal -> _ -> literal.text();
      case Template.Part.Reference reference -> reference(reference);
      case Template.Part.Expression cel -> value(cel.source());
    };
  }

  private Expression reference(Template.Part.Reference reference) {
    List<String> path = reference.path();
    String name = path.getFirst();
    if (slots.has(name)) {
      int slot = slots.of(name);
      return path.size() == 1
          ? scope -> variable(scope, name, slot)
          : path.size() == 2 ? field(name, slot, path.get(1)) : value(reference.toString());
    }
    if (path.size() == 2) {
      switch (name) {
        case "secrets" -> {
          String secret = secrets.get(path.get(1));
          if (secret != null) {
            return _ -> secret;
          }
        }
        case "vars" -> {
          int slot = slots.of(path.get(1));
          return scope -> variable(scope, path.get(1), slot);
        }
        case "user" -> {
          return path.get(1).equals("index")
              ? scope -> (long) scope.userIndex()
              : UserScope::className;
        }
        default -> {}
      }
    }
    return value(reference.toString());
  }

  private static Object variable(UserScope scope, String name, int slot) {
    Object value = scope.variable(slot);
    if (value == null) {
      throw new StepException("the variable " + name + " is not set");
    }
    return value;
  }

  private static Expression field(String name, int slot, String field) {
    return scope -> {
      Object owner = variable(scope, name, slot);
      Object value = owner instanceof Map<?, ?> map ? map.get(field) : null;
      if (value == null) {
        throw new StepException("the variable " + name + " has no " + field);
      }
      return value;
    };
  }

  /** A CEL expression. */
  Expression value(String source) {
    CelAbstractSyntaxTree tree = compile(source);
    noteReads(tree);
    try {
      CelRuntime.Program program = runtime.createProgram(tree);
      return scope -> evaluate(program, source, scope);
    } catch (CelEvaluationException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  /**
   * A CEL expression that is true or false; comparisons of the status alone are evaluated without
   * CEL.
   */
  Condition condition(String source) {
    Optional<Condition> onStatus = StatusCondition.of(compile(source));
    if (onStatus.isPresent()) {
      return onStatus.get();
    }
    Expression value = value(source);
    return scope -> {
      if (value.evaluate(scope) instanceof Boolean holds) {
        return holds;
      }
      throw new StepException(source + " is neither true nor false");
    };
  }

  private CelAbstractSyntaxTree compile(String source) {
    try {
      return language.compile(source);
    } catch (InvalidExpression e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  private void noteReads(CelAbstractSyntaxTree tree) {
    readBody |= mentions(tree, "body") || mentions(tree, "json");
  }

  private static boolean mentions(CelAbstractSyntaxTree tree, String variable) {
    return tree.getReferenceMap().values().stream().anyMatch(r -> r.name().equals(variable));
  }

  boolean readsStatus(String source) {
    return mentions(compile(source), "status");
  }

  /** Whether anything compiled since the last call reads the body of an answer. */
  boolean drainReadsBody() {
    boolean read = readBody;
    readBody = false;
    return read;
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
    String message = String.valueOf(e.getMessage());
    return new StepException(
        source
            + ": "
            + message.substring(
                message.startsWith("evaluation error") ? message.indexOf(':') + 2 : 0));
  }

  private Optional<Object> find(UserScope scope, String name) {
    return switch (name) {
      case "user.index" -> Optional.of((long) scope.userIndex());
      case "user.class" -> Optional.of(scope.className());
      case "run.number" -> Optional.of(scope.runNumber());
      case "secrets" -> Optional.of(secrets);
      case "vars" -> Optional.of(variables(scope));
      case "status" -> Optional.of((long) answer(scope, name).status());
      case "headers" -> Optional.of(answer(scope, name).headers());
      case "body" -> Optional.of(answer(scope, name).body());
      case "json" -> Optional.of(Values.ofJson(answer(scope, name).json()));
      case "duration" ->
          Optional.of(java.time.Duration.ofNanos(answer(scope, name).durationNanos()));
      default ->
          slots.has(name) ? Optional.of(variable(scope, name, slots.of(name))) : Optional.empty();
    };
  }

  private Map<String, Object> variables(UserScope scope) {
    Map<String, Object> set = new LinkedHashMap<>();
    slots
        .all()
        .forEach((name, slot) -> {
          Object value = scope.variable(slot);
          if (value != null) {
            set.put(name, value);
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
