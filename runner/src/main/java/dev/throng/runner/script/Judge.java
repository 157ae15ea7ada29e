package dev.throng.runner.script;

import dev.throng.runner.engine.Recorder;
import dev.throng.runner.http.ReceivedAnswer;
import dev.throng.runner.scenario.CheckPlan;
import dev.throng.runner.scenario.ExtractPlan;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import org.jspecify.annotations.Nullable;

/**
 * Judges answers: the first check that does not hold is the failure; where no check reads the
 * status, one of 400 or more is. Of a good answer it takes what the request extracts.
 */
public final class Judge {
  private static final int FIRST_ERROR_STATUS = 400;

  private final Recorder recorder;

  Judge(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * What is wrong with an answer, which the session holds already; null for nothing.
   *
   * @throws StepException if the answer is good, but has not what is to be extracted
   */
  @Nullable String judge(RequestPlan request, UserSession session, ReceivedAnswer answer) {
    String failure = failure(request, session, answer);
    if (failure == null) {
      for (ExtractPlan extract : request.extracts()) {
        session.variable(extract.slot(), extract.take(session, answer));
      }
    }
    return failure;
  }

  private @Nullable String failure(
      RequestPlan request, UserSession session, ReceivedAnswer answer) {
    for (CheckPlan check : request.checks()) {
      boolean holds;
      String problem = null;
      try {
        holds = check.condition().holds(session) != check.failsWhen();
      } catch (StepException e) {
        holds = false;
        problem = e.getMessage();
      }
      recorder.check(check.index(), holds);
      if (!holds) {
        return problem != null ? problem : message(check, session);
      }
    }
    return request.checksStatus() ? null : ofStatus(answer.status());
  }

  /** What is wrong with an answer of which only its status says so; null for nothing. */
  public static @Nullable String ofStatus(int status) {
    return status >= FIRST_ERROR_STATUS ? "status " + status : null;
  }

  private static String message(CheckPlan check, UserSession session) {
    try {
      return check.message().render(session);
    } catch (StepException e) {
      return e.getMessage();
    }
  }
}
