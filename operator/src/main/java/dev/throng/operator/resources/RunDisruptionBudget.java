package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/**
 * Evictions of a run's pods wait until it is over. Pods of a Job have no scale that a share could
 * be of, so the budget names more pods than any run has: users may be added meanwhile.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors">Kubernetes:
 *     disruption budgets of arbitrary workloads</a>
 */
final class RunDisruptionBudget {
  private static final int MORE_THAN_ANY_RUN_HAS = 100_000;

  private RunDisruptionBudget() {}

  static PodDisruptionBudget of(RunObjects run) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(run.metadata(run.names().policy(), "disruptions"))
        .withNewSpec()
        .withNewMinAvailable(MORE_THAN_ANY_RUN_HAS)
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(Labels.selector(run.names()))
        .endSelector()
        .endSpec()
        .build();
  }
}
