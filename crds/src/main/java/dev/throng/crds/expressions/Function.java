package dev.throng.crds.expressions;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The functions that Throng adds to CEL. The runner binds each by its overload id. */
public enum Function {
  /** {@code random.int(a, b)}: a whole number from a to b, both included. */
  RANDOM_INT("random.int", "a, b", SimpleType.INT, SimpleType.INT, SimpleType.INT),
  /** {@code random.choice(list)}: one element. */
  RANDOM_CHOICE("random.choice", "list", Element.TYPE, ListType.create(Element.TYPE)),
  /** {@code random.string(n)}: n letters and digits. */
  RANDOM_STRING("random.string", "n", SimpleType.STRING, SimpleType.INT),
  /** {@code uuid()}: a random UUID as text. */
  UUID("uuid", "", SimpleType.STRING),
  /** {@code now()}: the time of the wall clock. */
  NOW("now", "", SimpleType.TIMESTAMP),
  /** {@code env(name)}: an environment variable of a local run. */
  ENV("env", "name", SimpleType.STRING, SimpleType.STRING);

  private final String label;
  private final String arguments;
  private final CelType result;
  private final List<CelType> parameters;

  Function(String label, String arguments, CelType result, CelType... parameters) {
    this.label = label;
    this.arguments = arguments;
    this.result = result;
    this.parameters = List.of(parameters);
  }

  /** As expressions call it. */
  public String label() {
    return label;
  }

  public String overloadId() {
    return "throng_" + label.replace('.', '_');
  }

  /** As the documentation shows it: {@code random.int(a, b)}. */
  public String call() {
    return label + "(" + arguments + ")";
  }

  static String listed() {
    return Arrays.stream(values()).map(Function::call).collect(Collectors.joining(", "));
  }

  CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        label, CelOverloadDecl.newGlobalOverload(overloadId(), result, parameters));
  }

  private static final class Element {
    private static final TypeParamType TYPE = TypeParamType.create("E");
  }
}
