package dev.throng.crds.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CEL with all that a scope declares. */
public final class Language {
  /** The overload of the function that a runtime must give fields to what has none. */
  public static final String FIELDS_OVERLOAD = "throng_fields";

  private static final int MAX_ITERATIONS = 1_000_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .build();

  private static final CelType VALUES_BY_NAME = MapType.create(SimpleType.STRING, SimpleType.DYN);
  private static final CelType TEXT_BY_NAME = MapType.create(SimpleType.STRING, SimpleType.STRING);
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");

  private final Scope scope;
  private final CelCompiler compiler;

  private Language(Scope scope, CelCompiler compiler) {
    this.scope = scope;
    this.compiler = compiler;
  }

  public static Language of(Scope scope) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.strings(),
                CelExtensions.lists(),
                CelExtensions.sets(OPTIONS),
                CelExtensions.comprehensions(),
                CelExtensions.optional())
            .addFunctionDeclarations(FieldTests.declaration())
            .addVar("status", SimpleType.INT)
            .addVar("headers", TEXT_BY_NAME)
            .addVar("body", SimpleType.STRING)
            .addVar("json", SimpleType.DYN)
            .addVar("duration", SimpleType.DURATION)
            .addVar("vars", VALUES_BY_NAME)
            .addVar("secrets", TEXT_BY_NAME)
            .addVar("user.index", SimpleType.INT)
            .addVar("user.class", SimpleType.STRING)
            .addVar("run.number", SimpleType.INT)
            .addFunctionDeclarations(
                Arrays.stream(Function.values()).map(Function::declaration).toList());
    scope.names().stream()
        .filter(name -> Identifier.broken(name).isEmpty())
        .forEach(name -> builder.addVar(name, SimpleType.DYN));
    scope.feeds().keySet().stream()
        .filter(name -> Identifier.broken(name).isEmpty() && !scope.names().contains(name))
        .forEach(name -> builder.addVar(name, VALUES_BY_NAME));
    return new Language(scope, builder.build());
  }

  /** What runs the trees of {@link #compile}; Throng's own functions are still to be added. */
  public static CelRuntimeBuilder runtime() {
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .addLibraries(
            CelExtensions.strings(),
            CelExtensions.lists(),
            CelExtensions.sets(OPTIONS),
            CelExtensions.comprehensions(),
            CelExtensions.optional());
  }

  public CelAbstractSyntaxTree compile(String source) throws InvalidExpression {
    CelValidationResult result = compiler.compile(source);
    if (result.hasError()) {
      throw invalid(source, result.getErrors().getFirst());
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      Optional<String> literal = Literals.broken(tree);
      if (literal.isPresent()) {
        throw new InvalidExpression(literal.get(), false);
      }
      Optional<String> unknown =
          SelectedNames.in(tree)
              .filter(path -> scope.knowsMembersOf(path.getFirst()))
              .map(scope::unknown)
              .flatMap(Optional::stream)
              .findFirst();
      if (unknown.isPresent()) {
        throw new InvalidExpression(unknown.get(), true);
      }
      Optional<CelAbstractSyntaxTree> lenient = FieldTests.lenient(tree);
      return lenient.isPresent() ? compiler.check(lenient.get()).getAst() : tree;
    } catch (CelValidationException e) {
      throw invalid(source, e.getErrors().getFirst());
    }
  }

  /** An expression that is true or false. */
  public CelAbstractSyntaxTree compileCondition(String source) throws InvalidExpression {
    CelAbstractSyntaxTree tree = compile(source);
    CelType type = tree.getResultType();
    if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
      throw new InvalidExpression("must be true or false, but is of type " + type.name(), false);
    }
    return tree;
  }

  private InvalidExpression invalid(String source, CelIssue issue) {
    String message = issue.getMessage().lines().findFirst().orElse("").strip();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      String name = undeclared.group(1);
      if (CalledFunctions.include(name, compiler.parse(source))) {
        return new InvalidExpression(CalledFunctions.unknown(name), false);
      }
      Optional<String> unknown = scope.unknown(List.of(name.split("\\.")));
      if (unknown.isPresent()) {
        return new InvalidExpression(unknown.get(), true);
      }
    }
    return new InvalidExpression(
        "is not valid CEL: "
            + CelMessage.plain(message)
            + " (character "
            + (issue.getSourceLocation().getColumn() + 1)
            + ")",
        false);
  }
}
