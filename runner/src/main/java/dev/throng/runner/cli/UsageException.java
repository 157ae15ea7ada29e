package dev.throng.runner.cli;

/** What the user gave cannot be used; the message is for the user, and may have several lines. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
