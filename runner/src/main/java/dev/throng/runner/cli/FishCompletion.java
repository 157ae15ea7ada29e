package dev.throng.runner.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for fish, which picocli has none for: one line for each command and flag. */
final class FishCompletion {
  private final String program;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandSpec program) {
    FishCompletion completion = new FishCompletion(program.name());
    completion.add(program, List.of());
    return completion.script.toString();
  }

  /**
   * @param path the names that lead to the command, without the program's own
   */
  private void add(CommandSpec command, List<String> path) {
    Collection<CommandLine> children = command.subcommands().values();
    String here = condition(path, command.subcommands().keySet());
    for (CommandLine child : children) {
      CommandSpec spec = child.getCommandSpec();
      line(here, "-f -a " + quoted(spec.name()), first(spec.usageMessage().description()));
      add(spec, join(path, spec.name()));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        line(here, names(option) + value(option), first(option.description()));
      }
    }
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      if (parameter.completionCandidates() != null) {
        line(here, "-f -a " + quoted(candidates(parameter)), first(parameter.description()));
      }
    }
  }

  /** Holds where the words up to the cursor name the command, and none of its children. */
  private static String condition(List<String> path, Collection<String> children) {
    if (path.isEmpty()) {
      return "__fish_use_subcommand";
    }
    StringJoiner parts = new StringJoiner("; and ");
    path.forEach(name -> parts.add("__fish_seen_subcommand_from " + name));
    if (!children.isEmpty()) {
      parts.add("not __fish_seen_subcommand_from " + String.join(" ", children));
    }
    return parts.toString();
  }

  private void line(String condition, String what, String description) {
    script
        .append("complete -c ")
        .append(program)
        .append(" -n ")
        .append(quoted(condition))
        .append(' ')
        .append(what)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  private static String names(OptionSpec option) {
    StringJoiner names = new StringJoiner(" ");
    for (String name : option.names()) {
      names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    return names.toString();
  }

  private static String value(OptionSpec option) {
    if (option.completionCandidates() != null) {
      return " -x -a " + quoted(candidates(option));
    }
    if (option.arity().max() == 0 || option.arity().min() == 0) {
      return "";
    }
    return option.typeInfo().getType() == Path.class ? " -r -F" : " -x";
  }

  private static String candidates(ArgSpec of) {
    return String.join(" ", of.completionCandidates());
  }

  /** What stands before details and defaults. */
  private static String first(String[] description) {
    return String.join(" ", description).split("[.;:](?= |$)", 2)[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static List<String> join(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
