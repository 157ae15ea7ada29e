package dev.throng.runner.compiler;

import java.util.List;

/** What came of compiling. */
public sealed interface Compilation {
  /** Everything was compiled. */
  record Done(CompiledSources sources) implements Compilation {}

  /**
   * Something cannot be compiled.
   *
   * @param problems at least one, in the order of the files
   */
  record Failed(List<SourceProblem> problems) implements Compilation {
    /** Keeps a list that nobody changes. */
    public Failed {
      problems = List.copyOf(problems);
    }
  }
}
