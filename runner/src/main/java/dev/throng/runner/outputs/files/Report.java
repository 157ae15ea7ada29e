package dev.throng.runner.outputs.files;

import dev.throng.runner.results.RunView;

/** A form in which a run can be written down. */
@FunctionalInterface
public interface Report {
  /** The whole text of the report, the same for the same view. */
  String render(RunView view);
}
