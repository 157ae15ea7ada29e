package dev.throng.runner.users;

import dev.throng.runner.compiler.SourceClassLoader;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says where user code threw something, and what. */
final class UserErrors {
  private final ClassLoader loader;

  UserErrors(Class<?> type) {
    loader = java.util.Objects.requireNonNull(type.getClassLoader());
  }

  /** Of the user's own code, and its class path. */
  ClassLoader loader() {
    return loader;
  }

  /** {@code Shopper.browse (Shopper.java:27)}: the line of the user's own that led to it. */
  String where(String doing, Throwable thrown) {
    StackTraceElement frame = ownFrame(told(thrown).getStackTrace());
    return frame == null ? doing : doing + " (" + line(frame) + ")";
  }

  /** {@code Shopper.java:27}; empty where no line of the user's own is known. */
  String line(Throwable thrown) {
    StackTraceElement frame = ownFrame(told(thrown).getStackTrace());
    return frame == null ? "" : line(frame);
  }

  /** {@code Shopper.java:27}. */
  static String line(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }

  /** The innermost frame of the user's own code; null for none. */
  @Nullable StackTraceElement ownFrame(StackTraceElement[] trace) {
    StackTraceElement own = first(trace, frame -> isCompiled(frame.getClassName()));
    return own == null ? first(trace, frame -> !isOurs(frame.getClassName())) : own;
  }

  private static @Nullable StackTraceElement first(
      StackTraceElement[] trace, Predicate<StackTraceElement> is) {
    return Arrays.stream(trace)
        .filter(frame -> frame.getFileName() != null && is.test(frame))
        .findFirst()
        .orElse(null);
  }

  private boolean isCompiled(String className) {
    return loader instanceof SourceClassLoader sources && sources.defines(className);
  }

  private static boolean isOurs(String className) {
    return className.startsWith("java.")
        || className.startsWith("jdk.")
        || className.startsWith("dev.throng.");
  }

  /** {@code IOException: no cart}. */
  static String text(Throwable thrown) {
    Throwable told = told(thrown);
    String message = told.getMessage();
    String type = told.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }

  /** The one that says what went wrong. */
  static Throwable told(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof ExceptionInInitializerError && cause != null ? cause : thrown;
  }
}
