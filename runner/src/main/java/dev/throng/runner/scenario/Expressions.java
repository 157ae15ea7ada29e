package dev.throng.runner.scenario;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.throng.crds.expressions.InvalidExpression;
import dev.throng.crds.expressions.Language;
import dev.throng.crds.expressions.Scope;
import dev.throng.crds.expressions.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of one scenario. Plain names and comparisons of the status never touch
 * CEL, which is loaded when something needs it.
 */
final class Expressions {
  private final Scope scope;
  private final Slots slots;
  private final Map<String, String> secrets;

  /** Equal ones are one object, for the sake of the processor's cache. */
  private final Map<String, Optional<Condition>> onStatus = new HashMap<>();

  private @Nullable Language language;
  private @Nullable Cel cel;
  private boolean readBody;

  Expressions(Scope scope, Slots slots, Map<String, String> secrets) {
    this.scope = scope;
    this.slots = slots;
    this.secrets = secrets;
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
          ? scope -> Cel.variable(scope, name, slot)
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
          return scope -> Cel.variable(scope, path.get(1), slot);
        }
        case "user" -> {
          return path.get(1).equals("index") ? scope -> scope.userIndex() : UserScope::className;
        }
        default -> {}
      }
    }
    return value(reference.toString());
  }

  private static Expression field(String name, int slot, String field) {
    return scope -> {
      Object owner = Cel.variable(scope, name, slot);
      Object value =
          switch (owner) {
            case Map<?, ?> map -> map.get(field);
            case Json json when json.node().has(field) -> Json.value(json.node().get(field));
            default -> null;
          };
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
    return cel().expression(tree, source);
  }

  /**
   * A CEL expression that is true or false; comparisons of the status alone are evaluated without
   * CEL.
   */
  Condition condition(String source) {
    Optional<Condition> simple = onStatus(source);
    if (simple.isPresent()) {
      return simple.get();
    }
    Expression value = value(source);
    return scope -> {
      if (value.evaluate(scope) instanceof Boolean holds) {
        return holds;
      }
      throw new StepException(source + " is neither true nor false");
    };
  }

  private Optional<Condition> onStatus(String source) {
    return onStatus.computeIfAbsent(source, StatusCondition::of);
  }

  private CelAbstractSyntaxTree compile(String source) {
    try {
      return language().compile(source);
    } catch (InvalidExpression e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  private Language language() {
    Language known = language;
    if (known == null) {
      known = Language.of(scope);
      language = known;
    }
    return known;
  }

  private Cel cel() {
    Cel known = cel;
    if (known == null) {
      known = new Cel(slots, secrets);
      cel = known;
    }
    return known;
  }

  /** Whether anything so far is evaluated by CEL. */
  boolean useCel() {
    return cel != null;
  }

  private void noteReads(CelAbstractSyntaxTree tree) {
    readBody |= mentions(tree, "body") || mentions(tree, "json");
  }

  private static boolean mentions(CelAbstractSyntaxTree tree, String variable) {
    return tree.getReferenceMap().values().stream().anyMatch(r -> r.name().equals(variable));
  }

  boolean readsStatus(String source) {
    return onStatus(source).isPresent() || mentions(compile(source), "status");
  }

  /** Whether anything compiled since the last call reads the body of an answer. */
  boolean drainReadsBody() {
    boolean read = readBody;
    readBody = false;
    return read;
  }
}
