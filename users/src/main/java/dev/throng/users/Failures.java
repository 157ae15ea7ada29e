package dev.throng.users;

/** Names of failures. */
final class Failures {
  private Failures() {}

  static String text(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }
}
