package dev.throng.runner.story;

import dev.throng.runner.stats.RequestKey;

/** What a finding is about. */
public sealed interface Subject {
  /** All requests together. */
  record AllRequests() implements Subject {
    @Override
    public String toString() {
      return "all requests";
    }
  }

  /** The requests of one name. */
  record OneName(RequestKey name) implements Subject {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /** What one worker counted. */
  record OneWorker(String worker) implements Subject {
    @Override
    public String toString() {
      return "worker " + worker;
    }
  }

  Subject ALL = new AllRequests();
}
