package dev.throng.runner.protocol;

/** The way from one worker to the master. Calls come from any thread and return at once. */
@FunctionalInterface
public interface MasterPort {
  void tell(ToMaster message);
}
