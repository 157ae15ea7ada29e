import module dev.throng.users;

/** Asks again and again, and checks the status. */
final class Visitor extends HttpUser {
  @Task
  void hit() {
    http.get("/").judge(answer -> answer.status() == 200
        ? Verdict.success()
        : Verdict.failure("expected status == 200"));
  }
}
