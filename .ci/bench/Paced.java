import module dev.throng.users;

/** Waits between requests as long as the system property bench.wait says, in microseconds; half to one and a half of it. */
final class Paced extends HttpUser {
  private static final long WAIT_MICROS = Long.getLong("bench.wait");

  @Override
  protected WaitTime waitTime() {
    return WaitTime.between(
        Duration.ofNanos(WAIT_MICROS * 500), Duration.ofNanos(WAIT_MICROS * 1500));
  }

  @Task
  void hit() {
    http.get("/").judge(answer -> answer.status() == 200
        ? Verdict.success()
        : Verdict.failure("expected status == 200"));
  }
}
