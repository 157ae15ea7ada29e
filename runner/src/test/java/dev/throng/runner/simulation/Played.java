package dev.throng.runner.simulation;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An interface of which only some methods are played; the others are not there.
 *
 * @param <T> the interface
 */
public final class Played<T> {
  private final Class<T> type;
  private final Map<String, Function<Object[], @Nullable Object>> methods = new HashMap<>();

  public Played(Class<T> type) {
    this.type = type;
  }

  /** Plays all methods of a name. */
  public Played<T> on(String method, Function<Object[], @Nullable Object> answer) {
    methods.put(method, answer);
    return this;
  }

  public T toInterface() {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Function<Object[], @Nullable Object> answer = methods.get(method.getName());
              if (answer == null) {
                return switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  case "toString" -> "a played " + type.getSimpleName();
                  default ->
                      throw new UnsupportedOperationException(
                          "nobody plays " + type.getSimpleName() + "." + method.getName());
                };
              }
              return answer.apply(arguments == null ? new Object[0] : arguments);
            }));
  }
}
