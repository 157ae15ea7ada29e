package dev.throng.runner.protocol;

/** The way from the master to one worker: a direct call in one process, a socket between two. */
@FunctionalInterface
public interface WorkerPort {
  void tell(ToWorker message);
}
