package dev.throng.operator.settings;

/**
 * What keeps the pods of a run where they are until it is over.
 *
 * @param annotations by which cluster autoscaler and Karpenter leave them alone
 * @param budget whether each run gets a PodDisruptionBudget, for which a drain waits
 */
public record RunProtection(boolean annotations, boolean budget) {
  public static final RunProtection USUAL = new RunProtection(true, false);
}
