package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a flag is where the command line does not say it: {@code THRONG_USERS}, then {@code
 * LOCUST_USERS}, then {@code users} in the file that {@code --config} names.
 */
final class FlagSources implements IDefaultValueProvider {
  private static final String CONFIG = "--config";

  private static final String THRONG = "THRONG_";
  private static final String LOCUST = "LOCUST_";

  /** Locust's flag of this name takes no file: it prints. */
  private static final String JSON = "json";

  private final Map<String, String> environment;
  private final @Nullable String file;
  private final Map<String, String> config;

  /**
   * A value, and where it is from.
   *
   * @param name for people: {@code LOCUST_USERS}, or {@code users in ci.conf}
   */
  record Source(String name, String value) {}

  /**
   * @param arguments of the command line, of which {@code --config} is read here
   * @throws UsageException if there is no such file
   */
  FlagSources(Map<String, String> environment, List<String> arguments) {
    this.environment = environment;
    file = fileIn(arguments).orElse(environment.get(THRONG + "CONFIG"));
    config = file == null ? Map.of() : read(Path.of(file));
  }

  private static Optional<String> fileIn(List<String> arguments) {
    String found = null;
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(CONFIG + "=")) {
        found = argument.substring(CONFIG.length() + 1);
      } else if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
        found = arguments.get(i + 1);
      }
    }
    return Optional.ofNullable(found);
  }

  /** Of lines such as {@code spawn-rate = 10}; {@code #} begins a comment. */
  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(
              TextFile.read(file, CONFIG)
                  .lines()
                  .filter(line -> !line.startsWith("[") && !line.startsWith("---"))
                  .collect(Collectors.joining("\n"))));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(CONFIG + " " + file + " cannot be read: " + Reason.of(e));
    }
    Map<String, String> config = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(key -> config.put(key, properties.getProperty(key)));
    return config;
  }

  /**
   * Refuses what would be taken for nothing.
   *
   * @throws UsageException naming the variable, or the line of the file
   */
  void check(CommandSpec command) {
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(LOCUST)) {
        LocustAnswers.ofVariable(variable)
            .ifPresent(flag -> refuse(variable, LocustAnswers.to(flag).orElseThrow()));
      }
    }
    if (environment.containsKey(LOCUST + "JSON")) {
      refuse(LOCUST + "JSON", "write --json -, or " + THRONG + "JSON=-");
    }
    Set<String> known =
        command.options().stream()
            .flatMap(option -> names(option))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String key : new TreeSet<>(config.keySet())) {
      LocustAnswers.to("--" + key).ifPresent(answer -> refuse(key + " in " + file, answer));
      if (!known.contains(key)) {
        throw new UsageException(
            file
                + ": \""
                + key
                + "\" is no flag of throng run; the flags are "
                + String.join(", ", known));
      }
    }
  }

  private static void refuse(String source, String answer) {
    throw new UsageException(source + ": " + answer);
  }

  /**
   * Says on standard error which flags are from here, as they change a run from afar.
   *
   * @param command as it was parsed
   */
  void tell(CommandSpec command) {
    ParseResult parsed = command.commandLine().getParseResult();
    String told =
        command.options().stream()
            .filter(flag -> !parsed.hasMatchedOption(flag))
            .flatMap(flag ->
                of(flag).map(source -> flag.longestName() + " from " + source.name()).stream())
            .collect(Collectors.joining(", "));
    if (!told.isEmpty()) {
      System.err.println("throng: " + told);
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec flag ? of(flag).map(Source::value).orElse(null) : null;
  }

  /** The value that a flag has where the command line gives it none. */
  Optional<Source> of(OptionSpec flag) {
    if (flag.usageHelp() || flag.versionHelp()) {
      return Optional.empty();
    }
    Stream<Function<String, Optional<Source>>> places =
        Stream.of(
            name -> variable(THRONG, name),
            name -> name.equals(JSON) ? Optional.empty() : variable(LOCUST, name),
            name ->
                Optional.ofNullable(config.get(name))
                    .map(value -> new Source(name + " in " + file, value)));
    return places
        .flatMap(place -> names(flag).map(place))
        .flatMap(Optional::stream)
        .findFirst()
        .map(source -> new Source(source.name(), asWritten(flag, source.value())));
  }

  private Optional<Source> variable(String prefix, String name) {
    String variable = prefix + name.replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(value -> new Source(variable, value.strip()));
  }

  private static Stream<String> names(OptionSpec flag) {
    return Arrays.stream(flag.names())
        .filter(name -> name.startsWith("--"))
        .map(name -> name.substring(2));
  }

  /** Lists may be as Locust has them too: {@code [a, b]} or {@code a b}. */
  private static String asWritten(OptionSpec flag, String value) {
    return flag.splitRegex().isEmpty()
        ? value
        : String.join(",", value.replaceAll("^\\[|]$", "").strip().split("\\s*,\\s*|\\s+"));
  }
}
