package dev.throng.runner.script;

import dev.throng.runner.http.Trace;

/** Sees all that a user does; calls come from the loop's thread. */
public interface UserTrace extends Trace {
  /** The user waits for as long. */
  void waiting(long nanos);

  /** A task could not go on. */
  void exception(String where, String message);
}
