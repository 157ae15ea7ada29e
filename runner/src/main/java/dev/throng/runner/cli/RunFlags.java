package dev.throng.runner.cli;

import dev.throng.crds.composition.Overrides;
import dev.throng.crds.composition.UserSearch;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Locust's flags, as far as they change the load; times are durations or, as Locust has them,
 * seconds.
 */
final class RunFlags {
  private static final int MAX_USERS = 10_000_000;

  @Option(
      names = {"-u", "--users"},
      paramLabel = "N",
      converter = Users.class,
      description = "How many users run at the peak.")
  private @Nullable Integer users;

  @Option(
      names = {"-r", "--spawn-rate"},
      paramLabel = "RATE",
      description = "Users started a second.")
  private @Nullable Rate spawnRate;

  @Option(
      names = {"-t", "--run-time"},
      paramLabel = "TIME",
      description = "How long to run, the ramp included: 300s, 20m, 1h30m.")
  private @Nullable GoDuration runTime;

  @Option(
      names = "--find-capacity",
      paramLabel = "FROM..TO",
      converter = Range.class,
      description = {
        "Find the highest number of users at which the thresholds hold, such as 10..5000,",
        "in place of the manifest's users or stages."
      })
  private @Nullable UserSearch search;

  @Option(
      names = {"-H", "--host"},
      paramLabel = "URL",
      converter = BaseUrl.class,
      description = "The target's base URL.")
  private @Nullable String host;

  @Option(
      names = {"-T", "--tags"},
      paramLabel = "TAG",
      arity = "1..*",
      split = ",",
      description = "Only tasks with one of these tags.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = {"-E", "--exclude-tags"},
      paramLabel = "TAG",
      arity = "1..*",
      split = ",",
      description = "No tasks with any of these tags.")
  private List<String> excludeTags = new ArrayList<>();

  @Option(
      names = {"-s", "--stop-timeout"},
      paramLabel = "TIME",
      description = "How long requests under way may take at the end.")
  private @Nullable GoDuration stopTimeout;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same decisions of every user.")
  private @Nullable Long seed;

  @Option(
      names = "--run-number",
      paramLabel = "N",
      defaultValue = "1",
      converter = RunNumber.class,
      description = "What run.number is in expressions; default: ${DEFAULT-VALUE}.")
  private long runNumber;

  /** Any test has at least one. */
  static final class Users implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse(text, 1, MAX_USERS);
    }
  }

  /** {@code -H} is a header in curl and hey. */
  static final class BaseUrl implements ITypeConverter<String> {
    private static final Pattern HEADER = Pattern.compile("(?i)[a-z][a-z0-9_-]*:(?!//|[0-9]).*");

    @Override
    public String convert(String text) {
      if (HEADER.matcher(text).matches()) {
        throw new TypeConversionException(
            "must be a URL such as http://localhost:8080, as -H is the host here, as in Locust; a"
                + " header is given by --header with a URL, by target.headers in a manifest");
      }
      return text;
    }
  }

  /** Users of a search. */
  static final class Range implements ITypeConverter<UserSearch> {
    @Override
    public UserSearch convert(String text) {
      try {
        return UserSearch.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Runs are counted from 1 on. */
  static final class RunNumber implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return WholeNumber.atLeast(1, text);
    }
  }

  long runNumber() {
    return runNumber;
  }

  Overrides overrides(List<String> classes) {
    return new Overrides(
        users, spawnRate, runTime, search, host, tags, excludeTags, stopTimeout, seed, classes);
  }

  /** As Locust's variables and files have them. */
  private static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1", "" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new TypeConversionException("must be true or false");
    };
  }

  /** Lets picocli read numbers, durations and rates, and say what is allowed. */
  static void register(CommandLine commandLine) {
    commandLine.registerConverter(Long.class, WholeNumber::any);
    commandLine.registerConverter(boolean.class, RunFlags::yesOrNo);
    commandLine.registerConverter(
        GoDuration.class,
        text -> {
          try {
            return GoDuration.parse(text.matches("[0-9]+(\\.[0-9]+)?") ? text + "s" : text);
          } catch (IllegalArgumentException _) {
            throw new TypeConversionException("must be " + GoDuration.ALLOWED + ", or seconds");
          }
        });
    commandLine.registerConverter(
        Rate.class,
        text -> {
          try {
            return Rate.parse(text);
          } catch (IllegalArgumentException _) {
            throw new TypeConversionException("must be " + Rate.ALLOWED);
          }
        });
  }
}
