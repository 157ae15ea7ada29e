package dev.throng.runner.results;

/** One worker as the master sees it. */
public record WorkerView(String name, State state, int users) {
  /**
   * Connected workers that wait for the start are READY; those whose own system told them to go
   * before the load had ended have LEFT.
   */
  public enum State {
    CONNECTING,
    READY,
    RUNNING,
    LOST,
    LEFT,
    STOPPED
  }
}
