package dev.throng.crds.steps;

import dev.throng.crds.fields.Headers;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.WrittenStep;
import java.util.Map;

/**
 * {@code setHeader}: sets headers of all further requests of the user.
 *
 * @param headers templates by name
 */
public record SetHeaders(Map<String, String> headers) implements Step {
  static Reading read(WrittenStep written) {
    return Reading.alone(
        "setHeader", written.setHeader(), () -> new SetHeaders(written.setHeader()));
  }

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    Headers.check(headers, at.field("setHeader"), problems);
  }

  @Override
  public void computes(Path at, Sources sources) {
    sources.templates(headers, at.field("setHeader"));
  }
}
