package dev.throng.crds.rules;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Step;
import dev.throng.crds.spec.Verb;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names under which figures of requests and transactions are kept. */
public final class RequestNames {
  private RequestNames() {}

  /** {@code GET /api/products} for requests, {@code pay} for transactions. */
  public static Set<String> of(LoadTestSpec spec) {
    return LocatedStep.of(spec)
        .flatMap(located -> of(located.step()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> of(Step step) {
    if (step.transaction() != null) {
      return Stream.of(step.transaction().name());
    }
    List<Verb> verbs = Verb.of(step);
    if (verbs.size() != 1 || !verbs.getFirst().isRequest()) {
      return Stream.empty();
    }
    Verb verb = verbs.getFirst();
    return Stream.of(verb.name() + " " + (step.name() == null ? verb.path(step) : step.name()));
  }
}
