package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.steps.LocatedStep;
import java.util.List;

/** All rules. */
public final class SpecRules {
  private SpecRules() {}

  /** What is wrong with a spec that has all its required fields; positions are unknown. */
  public static List<Problem> check(LoadTestSpec spec) {
    return judge(spec).all();
  }

  public static Problems judge(LoadTestSpec spec) {
    Problems problems = new Problems();
    TargetRules.check(spec.target(), spec.secrets().keySet(), Path.SPEC.field("target"), problems);
    NameRules.check(spec, problems);
    DataRules.check(spec.data(), problems);
    LoadRules.check(spec, problems);
    UserClassRules.check(spec.userClasses(), problems);
    LocatedStep.of(spec).forEach(located -> located.step().check(spec, located.path(), problems));
    ExpressionRules.check(spec, problems);
    TagRules.check(spec, problems);
    ThresholdRules.check(spec, problems);
    StoryRules.check(spec.story(), Path.SPEC.field("story"), problems);
    ClusterRules.check(spec, problems);
    HookRules.check(spec, problems);
    return problems;
  }
}
