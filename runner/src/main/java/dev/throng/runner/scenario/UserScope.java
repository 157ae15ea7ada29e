package dev.throng.runner.scenario;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What texts and conditions of a user can see. */
public interface UserScope {
  long userIndex();

  String className();

  /** Which run of the LoadTest this is; the first is 1. */
  long runNumber();

  SplittableRandom random();

  /** The variable's value, or null when it was never set. */
  @Nullable Object variable(int slot);

  /** The answer to the last request of the task under way, or null before its first. */
  @Nullable Answer answer();
}
