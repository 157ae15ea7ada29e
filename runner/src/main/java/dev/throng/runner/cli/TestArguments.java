package dev.throng.runner.cli;

import dev.throng.crds.composition.Overrides;
import dev.throng.runner.scenario.TestPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Which test a command is about: manifests or Java, the user classes of them that run, and the
 * load.
 */
final class TestArguments {
  /** Whose flags these are; null where nothing but flags is parsed. */
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-f", "--file", "--locustfile"},
      paramLabel = "FILE",
      split = ",",
      description = "FILE, as Locust has it; several with commas between them.")
  private List<String> files = new ArrayList<>();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "The manifest; or a Java file, or a folder of Java files: all its user classes run, against"
              + " --host; or a URL, which is asked again and again.")
  private @Nullable String first;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE|UserClass",
      description =
          "More manifests (.yaml, .yml, .json, or a file that exists), run with the first as one"
              + " test; any other word is a user class: only those named run.")
  private List<String> more = List.of();

  @Mixin private RunFlags flags = new RunFlags();
  @Mixin private RequestFlags request = new RequestFlags();

  /**
   * @throws UsageException if a manifest is wrong, or flags and manifests do not go together
   */
  TestPlan plan() {
    return plan(null, new RequestLimit());
  }

  /**
   * @param earlier the run that the new one is compared with
   * @param limit of its requests
   * @throws UsageException as above, or if the manifest's baseline means another run
   */
  TestPlan plan(@Nullable EarlierRun earlier, RequestLimit limit) {
    List<String> named = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    name(named, classes);
    String test = named.getFirst();
    if (UrlAlone.is(test)) {
      List<String> others = Stream.concat(named.stream().skip(1), classes.stream()).toList();
      return limit.in(ofUrl(test, others, limit, earlier));
    }
    if (!request.given().isEmpty()) {
      throw new UsageException(
          String.join(", ", request.given())
              + " says what is sent to a URL, as in throng run http://localhost:8080/; a manifest"
              + " says it in its steps");
    }
    Overrides overrides = flags.overrides(classes);
    List<Path> paths = named.stream().map(Path::of).toList();
    return limit.in(
        TestPlans.of(manifests(paths, overrides), overrides, flags.runNumber(), earlier));
  }

  /** Tells files from user classes; a file that only an environment variable names comes last. */
  private void name(List<String> named, List<String> classes) {
    List<String> words = new ArrayList<>(more);
    if (first != null) {
      words.addFirst(first);
    }
    boolean isNamed = words.stream().anyMatch(TestArguments::isTest);
    if (!isNamed || isOnCommandLine("--file")) {
      named.addAll(files);
    }
    for (String word : words) {
      (named.isEmpty() || isTest(word) ? named : classes).add(word);
    }
    if (named.isEmpty()) {
      throw new UsageException(
          "FILE is missing: a manifest, a Java file or a URL; throng init yaml NAME writes a"
              + " manifest to start from");
    }
    named.stream()
        .filter(word -> word.endsWith(".py"))
        .findFirst()
        .ifPresent(word -> {
          throw new UsageException(
              word
                  + " is a locustfile: throng import locust "
                  + word
                  + " -o test.yaml makes a manifest of it");
        });
  }

  private boolean isOnCommandLine(String flag) {
    return command == null || command.commandLine().getParseResult().hasMatchedOption(flag);
  }

  private TestPlan ofUrl(
      String url, List<String> others, RequestLimit limit, @Nullable EarlierRun earlier) {
    if (!others.isEmpty()) {
      throw new UsageException(
          url
              + " is a URL, which runs alone: to run it with "
              + others.getFirst()
              + " write a manifest, as throng init yaml does");
    }
    Overrides overrides = flags.overrides(List.of());
    Manifests manifest =
        new Manifests(List.of(UrlAlone.of(url, request, overrides, limit.isGiven())));
    return TestPlans.of(manifest, overrides.onlySearch(), flags.runNumber(), earlier);
  }

  private static Manifests manifests(List<Path> files, Overrides overrides) {
    Optional<Path> java = files.stream().filter(JavaAlone::is).findFirst();
    if (java.isEmpty()) {
      return Manifests.read(files);
    }
    if (files.size() > 1) {
      throw new UsageException(
          java.get()
              + " is Java, which runs alone: to run it with others name it in a manifest, by"
              + " userClasses[].java, or give a folder");
    }
    return new Manifests(List.of(JavaAlone.of(java.get(), overrides)));
  }

  private static boolean isTest(String word) {
    return UrlAlone.is(word)
        || word.matches("(?i).*\\.(ya?ml|json|java|py)")
        || Files.isRegularFile(Path.of(word));
  }
}
