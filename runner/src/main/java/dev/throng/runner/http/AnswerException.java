package dev.throng.runner.http;

/** What came is no answer that may be counted; the message is the failure's name. */
final class AnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AnswerException(String message) {
    super(message, null, false, false);
  }
}
