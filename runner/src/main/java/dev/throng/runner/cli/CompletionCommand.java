package dev.throng.runner.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete this program's commands and flags. */
@Command(
    name = "completion",
    description =
        "Print a script by which a shell completes commands and flags: source <(throng completion"
            + " bash), the same with zsh, throng completion fish | source.",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  /**
   * picocli's script for bash as zsh takes it, sourced or loaded by its name from a folder of
   * $fpath; it is kept from knowing zsh, since it would then change options and aliases of the
   * user's shell.
   */
  private static final String ZSH =
      """
      #compdef throng
      whence compdef >/dev/null || { autoload -U +X compinit && compinit; }
      autoload -U +X bashcompinit && bashcompinit
      compopt() { :; }
      () {
      local ZSH_VERSION=''
      %s
      }
      if [ "${funcstack[1]:-}" = _throng ]; then _bash_complete -o default -F _complete_throng; fi
      """;

  @Parameters(paramLabel = "bash|zsh|fish", description = "Which shell.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What has a script. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    /** As it is written on the command line, and offered by completion. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    CommandLine throng = spec.root().commandLine();
    String script =
        switch (shell) {
          case BASH -> AutoComplete.bash(throng.getCommandName(), throng);
          case ZSH -> ZSH.formatted(AutoComplete.bash(throng.getCommandName(), throng));
          case FISH -> FishCompletion.of(throng.getCommandSpec());
        };
    System.out.print(script);
    return ExitCodes.OK;
  }
}
