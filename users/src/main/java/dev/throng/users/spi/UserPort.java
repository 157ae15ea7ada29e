package dev.throng.users.spi;

import dev.throng.users.Answer;
import dev.throng.users.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a user object needs of whoever runs it. One for each user; all calls come from the thread
 * that runs the user.
 */
public interface UserPort {
  /** The number of the user, which no other user of the run has; the first is 0. */
  long index();

  /** Of decisions: the same seed and number make the same ones. */
  RandomGenerator random();

  /** Sends a request and waits for its answer, or for what came in place of one. */
  Answer exchange(Request request);

  /**
   * Says whether the last answer was good. It is counted by its status when nobody has said so
   * until the next request or wait, or the end of the task or transaction.
   *
   * @throws IllegalStateException if it is counted already
   */
  void judged(Answer answer, Verdict verdict);

  /** Sets a header of all further requests; null removes it. */
  void header(String name, @Nullable String value);

  /**
   * Takes the next row of a feed.
   *
   * @throws IllegalArgumentException if the manifest has no such feed
   * @throws IllegalStateException if no row is left
   */
  Map<String, Object> row(String feed);

  /**
   * A secret of the manifest.
   *
   * @throws IllegalArgumentException if the manifest has none of this name
   */
  String secret(String name);

  /** Waits, without holding up other users. */
  void pause(Duration duration);

  /** A transaction begins, within those that are open. */
  void begin(String transaction);

  /**
   * The innermost transaction ends.
   *
   * @param failed whether it failed by itself; it fails too if one of its requests did
   */
  void end(boolean failed);

  /** Something that is no request of HTTP begins, within what is open. */
  void measuring(String name);

  /**
   * The innermost such thing ends, and is counted.
   *
   * @param failure why it is one, or null
   */
  void measured(@Nullable String failure);

  /** The innermost transaction, or thing that is measured, is left, and not counted. */
  void leave();

  /** Ends the whole test in order. */
  void stopTest(String reason);

  /** User code wants the process to end: the run becomes an error that says so. Does not return. */
  void exit(int status);

  /** Writes a line into the run's log: a bounded number a second, each of a bounded length. */
  void log(String line);

  /** Reads and writes JSON. */
  Json json();
}
