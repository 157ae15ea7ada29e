package dev.throng.runner.cli;

import java.util.List;

/**
 * Makes Java call by reflection through native code. By default it makes classes of its own for
 * each kind of call, which is a tenth of a start; no start cache has them. But a native call on the
 * stack of a virtual thread keeps its carrier, so that a process with users in Java does without.
 */
final class NativeReflection {
  private NativeReflection() {}

  /** For this process, unless it has used reflection before. */
  static void useIfNoUserCodeRuns(List<String> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    boolean none =
        switch (arguments.getFirst()) {
          case "master" -> true;
          case "worker" -> arguments.contains(WorkerCommand.NO_JAVA);
          default -> false;
        };
    if (none) {
      System.setProperty("jdk.reflect.useNativeAccessorOnly", "true");
    }
  }
}
