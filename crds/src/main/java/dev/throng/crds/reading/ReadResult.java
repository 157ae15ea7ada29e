package dev.throng.crds.reading;

import dev.throng.crds.problems.Problem;
import java.util.List;

/** What reading a file led to. */
public sealed interface ReadResult {

  /** The file holds one LoadTest, and nothing is wrong with it. */
  record Valid(Manifest manifest) implements ReadResult {}

  /**
   * @param problems at least one, in the order of the file
   */
  record Invalid(List<Problem> problems) implements ReadResult {}
}
