package dev.throng.shop.web;

/** Thrown by a handler to answer with a status of 400 or above and one sentence. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;

  Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
