package dev.throng.shop.web;

import dev.throng.shop.store.Order;
import dev.throng.shop.store.OrderNumbers;
import dev.throng.shop.store.Session;
import io.vertx.ext.web.RoutingContext;

/** Ordering what is in the cart, paying for it, and the receipt. */
final class OrderPages {
  private final OrderNumbers numbers;
  private final Runnable afterOrder;

  /**
   * @param afterOrder what else follows each order
   */
  OrderPages(OrderNumbers numbers, Runnable afterOrder) {
    this.numbers = numbers;
    this.afterOrder = afterOrder;
  }

  void order(RoutingContext context, Session session) {
    Order order = session.order(numbers).orElseThrow(() -> new Refusal(409, "The cart is empty."));
    afterOrder.run();
    Answers.created(context, order.toJson());
  }

  void pay(RoutingContext context, Session session) {
    Order order = session.pay().orElseThrow(() -> new Refusal(409, "There is no order to pay."));
    Answers.ok(context, order.toJson());
  }

  void receipt(RoutingContext context, Session session) {
    Order order =
        session
            .lastOrder()
            .filter(Order::paid)
            .orElseThrow(() -> new Refusal(404, "There is no order that was paid."));
    Answers.ok(context, order.toJson());
  }
}
