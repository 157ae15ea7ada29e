package dev.throng.runner.protocol;

/** What a worker tells the master. */
public sealed interface ToMaster {

  /** The test is compiled, the load may start. */
  record Ready() implements ToMaster {}

  /** The test cannot be carried out here, in one sentence. */
  record Refused(String reason) implements ToMaster {}

  /** What was counted since the last snapshot. */
  record Counted(Snapshot snapshot) implements ToMaster {}

  /**
   * The test cannot go on: a user's onStart failed in a class whose manifest says {@code stopTest},
   * or user code did what its worker does not get over.
   */
  record StopAsked(String reason) implements ToMaster {}

  /** User code ends the test, and nothing is wrong. */
  record EndAsked(String reason) implements ToMaster {}

  /** This worker has been told to go: its users shall run elsewhere, and it be stopped. */
  record Leaving(String reason) implements ToMaster {}

  /** All users have ended and everything was counted. */
  record Stopped() implements ToMaster {}
}
