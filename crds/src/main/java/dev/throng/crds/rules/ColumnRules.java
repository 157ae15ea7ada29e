package dev.throng.crds.rules;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of data that stands in files: known only where the files are, so judged there, by the
 * rules for columns of data in the manifest.
 */
public final class ColumnRules {
  private ColumnRules() {}

  /**
   * What is wrong with a spec that is valid otherwise; positions are unknown.
   *
   * @param columns of each feed
   */
  public static List<Problem> check(LoadTestSpec spec, Map<String, Set<String>> columns) {
    Problems problems = new Problems();
    ExpressionRules.check(spec, Scopes.shared(spec, columns), problems);
    return problems.all();
  }
}
