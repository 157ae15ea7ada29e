package dev.throng.runner.users;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads that a thread of one's choice carries. Java 25 has them for its own use only:
 * {@code --add-opens java.base/java.lang=ALL-UNNAMED} lets Throng at them.
 */
final class CarriedThreads {
  private static final @Nullable MethodHandle MAKE = find();

  private CarriedThreads() {}

  private static @Nullable MethodHandle find() {
    try {
      Class<?> builders = Class.forName("java.lang.ThreadBuilders");
      return MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
          .findStatic(
              builders,
              "newVirtualThread",
              MethodType.methodType(
                  Thread.class, Executor.class, String.class, int.class, Runnable.class));
    } catch (ReflectiveOperationException | SecurityException _) {
      return null;
    }
  }

  /** Whether this Java has them, and gives them away. */
  static boolean areToBeHad() {
    return MAKE != null;
  }

  /**
   * A thread that has not begun.
   *
   * @param carrier runs a part of it each time it can go on
   */
  static Thread unstarted(Executor carrier, String name, Runnable body) {
    try {
      return (Thread) java.util.Objects.requireNonNull(MAKE).invokeExact(carrier, name, 0, body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
