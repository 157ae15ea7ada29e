package dev.throng.runner.users;

import static java.lang.invoke.MethodType.methodType;

import dev.throng.users.HttpUser;
import dev.throng.users.TaskSet;
import dev.throng.users.WaitTime;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What Throng calls of users and task sets: user code overrides it, and does not call it. */
final class Lifecycle {
  static final MethodHandle USER_ON_START = of(HttpUser.class, "onStart", void.class);
  static final MethodHandle USER_ON_STOP = of(HttpUser.class, "onStop", void.class);
  static final MethodHandle SET_ON_START = of(TaskSet.class, "onStart", void.class);
  static final MethodHandle SET_ON_STOP = of(TaskSet.class, "onStop", void.class);
  static final MethodHandle WAIT_TIME = of(HttpUser.class, "waitTime", WaitTime.class);

  private Lifecycle() {}

  private static MethodHandle of(Class<?> type, String name, Class<?> result) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVirtual(type, name, methodType(result))
          .asType(MethodType.methodType(result, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
