import module dev.throng.users;

/** Looks at the list of products, again and again. */
class Browser extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.constant(Duration.ofSeconds(1));
  }

  @Task
  void browse() {
    http.get("/api/products");
  }
}
