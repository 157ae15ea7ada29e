package dev.throng.shop.limits;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Something that every request of the shop's API has to get through first. */
@FunctionalInterface
public interface Gate {
  /**
   * Asks for passage, on an event loop.
   *
   * @return succeeds, on the same event loop, when the request may go on; fails with {@link
   *     Overloaded} when it is turned away
   */
  Future<@Nullable Void> pass();
}
