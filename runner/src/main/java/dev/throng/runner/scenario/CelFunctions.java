package dev.throng.runner.scenario;

import dev.cel.runtime.CelFunctionBinding;
import dev.throng.crds.expressions.Function;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the functions that Throng adds to CEL do; they draw from the user whose expression is being
 * evaluated.
 */
final class CelFunctions {
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private CelFunctions() {}

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from(
            Function.RANDOM_INT.overloadId(),
            Long.class,
            Long.class,
            (from, to) -> randomInt(Cel.current(), from, to)),
        CelFunctionBinding.from(
            Function.RANDOM_CHOICE.overloadId(),
            List.class,
            list -> {
              if (list.isEmpty()) {
                throw new StepException("random.choice: the list is empty");
              }
              return list.get(Cel.current().random().nextInt(list.size()));
            }),
        CelFunctionBinding.from(
            Function.RANDOM_STRING.overloadId(),
            Long.class,
            length -> randomString(Cel.current(), length)),
        CelFunctionBinding.from(
            Function.UUID.overloadId(), List.of(), _ -> randomUuid(Cel.current())),
        CelFunctionBinding.from(Function.NOW.overloadId(), List.of(), _ -> Instant.now()),
        CelFunctionBinding.from(
            Function.ENV.overloadId(), String.class, CelFunctions::environment));
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
}
