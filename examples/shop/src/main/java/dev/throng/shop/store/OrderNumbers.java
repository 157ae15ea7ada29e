package dev.throng.shop.store;

import java.util.concurrent.atomic.AtomicLong;

/** Hands out the numbers of orders, from 1, and knows how many there were. */
public final class OrderNumbers {
  private final AtomicLong issued = new AtomicLong();

  long next() {
    return issued.incrementAndGet();
  }

  public long issued() {
    return issued.get();
  }
}
