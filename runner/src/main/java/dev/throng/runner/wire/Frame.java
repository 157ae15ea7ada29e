package dev.throng.runner.wire;

import org.jspecify.annotations.Nullable;

/**
 * What travels in one WebSocket message.
 *
 * @param number of the message, from 1 on; 0 for a mere sign of life. A number without a message
 *     says that all messages up to it which have not arrived are withdrawn
 * @param received the highest number that the sender has received: everything up to it need not be
 *     sent again
 * @param message null in a sign of life, and where messages are withdrawn
 */
public record Frame<T>(long number, long received, @Nullable T message) {
  public Frame {
    if (number < 0 || received < 0 || (number == 0 && message != null)) {
      throw new IllegalArgumentException("a message has a number from 1 on, is " + number);
    }
  }
}
