package dev.throng.users;

/**
 * User code threw something.
 *
 * @param userClass of the user
 * @param userIndex of that user
 * @param where the line that threw it, {@code Shopper.java:27}
 * @param error what was thrown
 */
public record UserErrorEvent(String userClass, long userIndex, String where, Throwable error) {}
