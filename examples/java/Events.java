import module dev.throng.users;
import java.time.Duration;

/** Says when a test starts and stops, and names slow and failed requests. */
final class Events implements Hooks {
  private static final Duration SLOW = Duration.ofSeconds(5);

  @Override
  public void onTestStart(TestEvent test) {
    log("Test starts against " + test.target() + " with " + test.users() + " users");
  }

  @Override
  public void onRequest(RequestEvent request) {
    if (request.failure() != null) {
      log("FAILED " + request.name() + ": " + request.failure());
    } else if (request.responseTime().compareTo(SLOW) > 0) {
      log("SLOW " + request.name() + ": " + request.responseTime().toMillis() + " ms");
    }
  }

  @Override
  public void onTestStop(TestSummary test) {
    log(
        "Test stops: %d requests, %d failures, mean %.1f ms"
            .formatted(test.requests(), test.failures(), test.mean().toNanos() / 1e6));
  }
}

final class Visitor extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.between(Duration.ofMillis(100), Duration.ofMillis(500));
  }

  @Task
  void products() {
    http.get("/api/products?page=1&limit=20");
  }

  @Task
  void nothing() {
    http.get("/api/nothing-there");
  }
}
