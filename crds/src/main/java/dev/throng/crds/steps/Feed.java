package dev.throng.crds.steps;

import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.WrittenStep;
import java.util.Objects;

/** {@code feed}: takes the next row of a data feed. */
public record Feed(String feed) implements Step {
  static Reading read(WrittenStep written) {
    return Reading.alone(
        "feed", written.feed(), () -> new Feed(Objects.requireNonNull(written.feed())));
  }

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    if (!spec.data().containsKey(feed)) {
      problems.unresolved(
          at.field("feed"),
          feed,
          "is not a feed of spec.data" + DidYouMean.hint(feed, spec.data().keySet()));
    }
  }
}
