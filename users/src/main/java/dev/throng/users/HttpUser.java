package dev.throng.users;

import dev.throng.users.spi.CurrentUser;
import dev.throng.users.spi.Leaving;
import dev.throng.users.spi.UserPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A simulated user: one object for each, which one virtual thread runs. Extend it, give it a
 * constructor without parameters or none, and methods with {@link Task}. Fields are the user's own.
 *
 * <p>What a task throws ends the task, has a row in the report with the line that threw it, and the
 * user goes on with its next task. Do not catch {@link Error}: {@link #stopUser} is one.
 */
public abstract class HttpUser {
  private final UserPort port;

  /** Sends this user's requests. */
  protected final Http http;

  /**
   * Throng calls it.
   *
   * @throws IllegalStateException if somebody else does
   */
  protected HttpUser() {
    port = CurrentUser.port();
    http = new Http(port);
  }

  /**
   * Runs once, before the first task: to log in, for instance.
   *
   * @throws Exception which is counted; the manifest's {@code onStartFailure} says what follows
   */
  protected void onStart() throws Exception {}

  /**
   * Runs once, after the last task.
   *
   * @throws Exception which is counted
   */
  protected void onStop() throws Exception {}

  /** How long it waits after each task, asked once; not at all unless you say so. */
  protected WaitTime waitTime() {
    return WaitTime.none();
  }

  /** The number of this user, which no other user of the run has; the first is 0. */
  protected final long index() {
    return port.index();
  }

  /** This user's own source of chance: the same seed of a run makes the same decisions. */
  protected final RandomGenerator random() {
    return port.random();
  }

  /**
   * The next row of a feed that the manifest names.
   *
   * @throws IllegalArgumentException if the manifest has no such feed
   * @throws IllegalStateException if no row is left
   */
  protected final Map<String, Object> row(String feed) {
    return port.row(feed);
  }

  /**
   * A secret that the manifest names; it is blanked in all that Throng shows.
   *
   * @throws IllegalArgumentException if the manifest has none of this name
   */
  protected final String secret(String name) {
    return port.secret(name);
  }

  /** Waits without holding up other users, as {@link Thread#sleep(Duration)} does too. */
  protected final void pause(Duration duration) {
    port.pause(duration);
  }

  /**
   * Counts several requests and waits as one, under a name of their own. It fails if one of them
   * does, or with what it throws. One that the user leaves, since it stops, is not counted.
   *
   * @throws E what the action throws
   */
  protected final <E extends Exception> void transaction(String name, Action<E> action) throws E {
    port.begin(name);
    try {
      action.run();
    } catch (Leaving e) {
      port.leave();
      throw e;
    } catch (Throwable e) {
      port.end(true);
      throw e;
    }
    port.end(false);
  }

  /**
   * Measures anything: a call by gRPC or JDBC, a message to a queue. It is counted like a request
   * under its name, and fails with what it throws.
   *
   * @return what the call returns
   * @throws Exception what the call throws
   */
  protected final <T extends @Nullable Object> T measure(String name, Callable<T> call)
      throws Exception {
    port.measuring(name);
    T result;
    try {
      result = call.call();
    } catch (Leaving e) {
      port.leave();
      throw e;
    } catch (Throwable e) {
      port.measured(Failures.text(e));
      throw e;
    }
    port.measured(null);
    return result;
  }

  /** Ends this user, after its onStop: nothing of the task runs after this call. */
  protected final void stopUser() {
    throw Leaving.test();
  }

  /** Ends the whole test in order; the user itself goes on until it is told to stop. */
  protected final void stopTest(String reason) {
    port.stopTest(reason);
  }

  /** Writes a line into the log of the run; of very many in a second some are left out. */
  protected final void log(String line) {
    port.log(line);
  }

  /**
   * A value as a JSON body.
   *
   * @param value a map, list, record, bean, text, number, boolean or null
   */
  protected static Body json(@Nullable Object value) {
    return new Body.Json(value);
  }

  /** Fields as a body of a form, in the map's order. */
  protected static Body form(Map<String, ?> fields) {
    return new Body.Form(fields);
  }

  /** Parts as a body of a form that may have files in it. */
  protected static Body multipart(Body.Part... parts) {
    return new Body.Multipart(List.of(parts));
  }

  /**
   * A file as a body.
   *
   * @param type its {@code Content-Type}
   */
  protected static Body file(String type, Path file) {
    return new Body.File(type, file);
  }

  /**
   * A text as a body.
   *
   * @param type its {@code Content-Type}
   */
  protected static Body text(String type, String text) {
    return new Body.Text(type, text);
  }
}
