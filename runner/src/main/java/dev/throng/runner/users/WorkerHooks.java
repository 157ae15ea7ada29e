package dev.throng.runner.users;

import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.Onlooker;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.stats.RequestKey;
import dev.throng.users.RequestEvent;
import dev.throng.users.UserErrorEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows the hooks of a test what one worker counts. What comes faster than they take it is left
 * out. Any thread.
 */
public final class WorkerHooks implements Onlooker, AutoCloseable {
  private final HookThread thread;
  private final List<RequestKey> names;
  private final List<String> classNames;
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong allLeftOut = new AtomicLong();
  private final AtomicLong errorsLeftOut = new AtomicLong();

  WorkerHooks(HookThread thread, List<RequestKey> names, List<String> classNames) {
    this.thread = thread;
    this.names = names;
    this.classNames = classNames;
  }

  @Override
  public void recorded(Sample sample) {
    RequestKey name = names.get(sample.name());
    if (name.type().equals(RequestKey.TRANSACTION)) {
      return;
    }
    if (!thread.hasRoom()) {
      leftOut.incrementAndGet();
      allLeftOut.incrementAndGet();
      return;
    }
    Failure failure = sample.failure();
    RequestEvent event =
        new RequestEvent(
            name.toString(),
            classNames.get(sample.userClass()),
            sample.user(),
            sample.status(),
            Duration.ofNanos(sample.responseNanos()),
            sample.bytesReceived(),
            failure == null ? null : failure.text(),
            leftOut.getAndSet(0));
    thread.call(hooks -> hooks.onRequest(event));
  }

  /** User code threw something. */
  void threw(String userClass, long user, String line, Throwable thrown) {
    if (thread.hasRoom()) {
      UserErrorEvent event = new UserErrorEvent(userClass, user, line, UserErrors.told(thrown));
      thread.call(hooks -> hooks.onUserError(event));
    } else {
      errorsLeftOut.incrementAndGet();
    }
  }

  /** Waits for the hooks to see what they have not seen, but not for long. */
  @Override
  public void close() {
    thread.close();
    long requests = allLeftOut.getAndSet(0);
    long errors = errorsLeftOut.getAndSet(0);
    if (requests + errors > 0) {
      thread.log(
          "hooks: "
              + requests
              + " requests and "
              + errors
              + " errors of users were not shown, since the hooks took too long");
    }
  }
}
