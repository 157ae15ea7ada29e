package dev.throng.crds.reading;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.spec.LoadTestSpec;
import java.util.List;

/** What reading a file led to. */
public sealed interface ReadResult {

  /** The file holds one LoadTest, and nothing is wrong with it. */
  record Valid(Manifest manifest) implements ReadResult {}

  /**
   * @param problems at least one, in the order of the file
   * @param spec as far as it could be read, with neutral values where something is missing or wrong
   */
  record Invalid(List<Problem> problems, LoadTestSpec spec) implements ReadResult {
    /** Nothing of the spec could be read. */
    public Invalid(List<Problem> problems) {
      this(problems, Records.neutral(LoadTestSpec.class));
    }
  }
}
