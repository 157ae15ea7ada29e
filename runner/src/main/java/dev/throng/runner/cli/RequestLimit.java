package dev.throng.runner.cli;

import dev.throng.crds.spec.Load;
import dev.throng.runner.engine.RequestBudget;
import dev.throng.runner.scenario.TestPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Ends the load after a number of requests, as hey and ab do. */
final class RequestLimit {
  private static final String FLAG = "--requests";

  @Option(
      names = {"-n", FLAG},
      paramLabel = "N",
      converter = Requests.class,
      description =
          "Send so many requests in all, to the request; the load ends with the last, or before by"
              + " --run-time.")
  private @Nullable Long requests;

  /** At least one. */
  static final class Requests implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return WholeNumber.atLeast(1, text);
    }
  }

  boolean isGiven() {
    return requests != null;
  }

  /**
   * The plan, which says of itself how it ends.
   *
   * @throws UsageException if its load has another end
   */
  TestPlan in(TestPlan plan) {
    if (requests == null) {
      return plan;
    }
    Load load = plan.spec().load();
    if (!load.arrivals().isEmpty()) {
      throw new UsageException(
          FLAG + " goes with users: arrivals have a rate and a time, which give the number");
    }
    if (load.search() != null) {
      throw new UsageException(FLAG + " goes with users: a search ends when it has its answer");
    }
    if (plan.spec().hasJava()) {
      throw new UsageException(
          FLAG + " goes with users of a manifest: users in Java end a test by stopTest");
    }
    return plan.overriddenBy(FLAG + " " + requests);
  }

  /**
   * What users share.
   *
   * @param onSpent called when the last has begun
   * @return null if their number does not end the load
   */
  @Nullable RequestBudget budget(Runnable onSpent) {
    return requests == null ? null : new RequestBudget(requests, onSpent);
  }
}
