import module dev.throng.users;
import java.time.Duration;

/** Waits 5 to 10 s between its requests. */
final class Rester extends HttpUser {
  @Override
  protected WaitTime waitTime() {
    return WaitTime.between(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Task
  void hit() {
    http.get("/").judge(answer -> answer.status() == 200
        ? Verdict.success()
        : Verdict.failure("expected status == 200"));
  }
}
