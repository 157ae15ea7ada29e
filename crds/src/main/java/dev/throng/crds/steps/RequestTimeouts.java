package dev.throng.crds.steps;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** How long requests of a manifest may take. */
public final class RequestTimeouts {
  private RequestTimeouts() {}

  /** The longest, of the target or of any step. */
  public static Duration longest(LoadTestSpec spec) {
    Stream<GoDuration> ofSteps =
        LocatedStep.of(spec)
            .map(LocatedStep::step)
            .flatMap(step -> step instanceof Request request ? Stream.of(request) : Stream.empty())
            .map(Request::timeout)
            .filter(Objects::nonNull);
    return Stream.concat(Stream.of(spec.target().http().timeout()), ofSteps)
        .map(GoDuration::value)
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
