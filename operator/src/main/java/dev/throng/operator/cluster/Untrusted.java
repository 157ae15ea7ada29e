package dev.throng.operator.cluster;

/** What answers in a master's place can't be one. */
final class Untrusted extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  Untrusted(String message) {
    super(message);
  }
}
