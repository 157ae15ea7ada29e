import module dev.throng.users;

/** 30 % of the users call the API, for partners: at a steady pace, with a key. */
class ApiConsumer extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.constant(Duration.ofMillis(100));
  }

  @Override
  protected void onStart() {
    http.header("X-API-Key", "demo-key");
  }

  @Task
  void export() {
    http.to("/api/export").query("limit", 20).get();
  }
}

/** 10 % administer: they log in, and think long. */
class Admin extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.between(Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  @Override
  protected void onStart() {
    Map<String, Object> login = Map.of("email", "admin" + index() + "@example.com", "password", "demo");
    String token = http.post("/api/auth/login", json(login)).json("/token");
    http.header("Authorization", "Bearer " + token);
  }

  @Task(weight = 3)
  void users() {
    http.get("/api/admin/users");
  }

  @Task
  void reports() {
    http.get("/api/admin/reports");
  }
}

/** 60 % have the app. */
class MobileUser extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.between(Duration.ofSeconds(2), Duration.ofSeconds(8));
  }

  @Override
  protected void onStart() {
    http.header("User-Agent", "ShopApp/4.2 (Android 16)");
    http.header("X-App-Version", "4.2.0");
  }

  @Task(weight = 4)
  void feed() {
    http.get("/api/mobile/feed");
  }

  @Task
  void product() {
    http.to("/api/products/{id}", random().nextInt(1, 501)).name("/api/products/[id]").get();
  }
}
