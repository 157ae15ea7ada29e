package dev.throng.runner.users;

import dev.throng.runner.compiler.SourceProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Java that cannot be compiled or used; the message lists all that is wrong. */
public final class WrongSources extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SourceProblem> problems;

  /**
   * @param problems at least one
   */
  public WrongSources(List<SourceProblem> problems) {
    super(problems.stream().map(SourceProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<SourceProblem> problems() {
    return problems;
  }
}
