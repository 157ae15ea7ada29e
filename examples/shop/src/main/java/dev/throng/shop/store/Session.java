package dev.throng.shop.store;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer or administrator who is logged in: a cart, and the order placed last. */
public final class Session {
  private final String email;
  private final Role role;
  private final Cart cart = new Cart();
  private @Nullable Order lastOrder;

  Session(String email, Role role) {
    this.email = email;
    this.role = role;
  }

  public String email() {
    return email;
  }

  public Role role() {
    return role;
  }

  public Cart cart() {
    return cart;
  }

  public synchronized Optional<Order> lastOrder() {
    return Optional.ofNullable(lastOrder);
  }

  /**
   * Turns the cart into an order.
   *
   * @return the order, or nothing if the cart was empty
   */
  public synchronized Optional<Order> order(OrderNumbers numbers) {
    Map<Product, Integer> bought = cart.takeAll();
    if (bought.isEmpty()) {
      return Optional.empty();
    }
    int items = bought.values().stream().mapToInt(Integer::intValue).sum();
    lastOrder = new Order(numbers.next(), email, items, Cart.totalCents(bought), false);
    return Optional.of(lastOrder);
  }

  /**
   * Pays the last order.
   *
   * @return the order, or nothing if there is none that isn't paid
   */
  public synchronized Optional<Order> pay() {
    if (lastOrder == null || lastOrder.paid()) {
      return Optional.empty();
    }
    lastOrder = lastOrder.asPaid();
    return Optional.of(lastOrder);
  }

  /** What a session may do. */
  public enum Role {
    CUSTOMER,
    ADMIN
  }
}
