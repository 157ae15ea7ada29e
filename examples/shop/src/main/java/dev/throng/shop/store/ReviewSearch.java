package dev.throng.shop.store;

import io.vertx.core.Future;

/** Where the shop looks up what customers said. */
@FunctionalInterface
public interface ReviewSearch {
  /** A shop without reviews. */
  ReviewSearch NONE = word -> Future.succeededFuture(0);

  /** How many reviews mention the word. Called on an event loop, which it must not block. */
  Future<Integer> mentions(String word);
}
