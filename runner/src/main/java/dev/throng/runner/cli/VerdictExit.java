package dev.throng.runner.cli;

import dev.throng.runner.results.RunView;
import java.util.Objects;
import picocli.CommandLine.Command;

/** How commands that end with a verdict exit, and what their help says of it. */
@Command(
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Passed",
      "1:Failed: a threshold does not hold",
      "2:The manifest or a flag is wrong",
      "3:Inconclusive: the generator was the bottleneck",
      "4:Error: the run could not be carried out",
      "130:Aborted by the user"
    })
final class VerdictExit {
  /** Of a finished run. */
  int code(RunView last) {
    return Objects.requireNonNull(last.outcome()).verdict().exitCode();
  }
}
