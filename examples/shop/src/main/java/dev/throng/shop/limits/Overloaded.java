package dev.throng.shop.limits;

/** A request was turned away because a limit was reached: HTTP 503. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Overloaded(String message) {
    super(message, null, false, false);
  }
}
