import module dev.throng.users;

/**
 * The e-commerce session of ../shop.yaml in Java: log in once, then browse 5 : look 3 : fill the cart 1 : check out 1.
 *
 * <pre>{@code
 * ./throng shop                                                              # in another terminal
 * ./throng run examples/java/WebsiteUser.java -u 100 -r 20 -t 30s -H http://localhost:8080
 * }</pre>
 */
class WebsiteUser extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.between(Duration.ofMillis(500), Duration.ofMillis(1500));
  }

  @Override
  protected void onStart() {
    Map<String, Object> login = Map.of("email", "shopper" + index() + "@example.com", "password", "demo");
    String token = http.post("/api/auth/login", json(login)).json("/token");
    http.header("Authorization", "Bearer " + token);
  }

  @Task(weight = 5, tags = "browse")
  void browse() {
    http.to("/api/products").query("page", random().nextInt(1, 26)).query("limit", 20).get();
  }

  @Task(weight = 3, tags = "browse")
  void detail() {
    http.to("/api/products/{id}", product()).name("/api/products/[id]").get();
  }

  @Task(tags = "purchase")
  void cart() {
    fillCart(1);
  }

  @Task(tags = "purchase")
  void checkout() {
    fillCart(2);
    http.post("/api/orders").judge(answer -> switch (answer.status()) {
      case 201 -> Verdict.success();
      case 409 -> Verdict.failure("Cart was empty");
      default -> Verdict.failure("Unexpected: " + answer.status());
    });
  }

  private void fillCart(int quantity) {
    http.post("/api/cart/items", json(Map.of("productId", product(), "quantity", quantity)));
  }

  private int product() {
    return random().nextInt(1, 501);
  }
}
