package dev.throng.runner.users;

import java.lang.invoke.MethodHandle;

/**
 * A user class, as it was read.
 *
 * @param name without its package
 * @param type with it
 * @param make a user object
 * @param hasOnStart whether it has one of its own
 * @param hasOnStop whether it has one of its own
 * @param tasks at least one
 * @param errors of its code
 */
record UserModel(
    String name,
    Class<?> type,
    MethodHandle make,
    boolean hasOnStart,
    boolean hasOnStop,
    TaskPick.Several tasks,
    UserErrors errors) {
  /** The same class, whose users do all of their tasks and in order. */
  UserModel inOrder() {
    return new UserModel(name, type, make, hasOnStart, hasOnStop, tasks.inOrder(), errors);
  }
}
