package dev.throng.crds.rules;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.steps.LocatedStep;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names under which figures of requests and transactions are kept. */
public final class RequestNames {
  private RequestNames() {}

  /** {@code GET /api/products} for requests, {@code pay} for transactions. */
  public static Set<String> of(LoadTestSpec spec) {
    return LocatedStep.of(spec)
        .flatMap(located -> located.step().figures())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
