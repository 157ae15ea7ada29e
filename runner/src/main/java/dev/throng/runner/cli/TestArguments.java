package dev.throng.runner.cli;

import dev.throng.crds.composition.Overrides;
import dev.throng.runner.scenario.TestPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Which test a command is about: manifests or Java, the user classes of them that run, and the
 * load.
 */
final class TestArguments {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description =
          "The manifest; or a Java file, or a folder of Java files: all its user classes run, against"
              + " --host; or a URL, which is asked again and again.")
  private String first = "";

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
    return plan(null);
  }

  /**
   * @param earlier the run that the new one is compared with
   * @throws UsageException as above, or if the manifest's baseline means another run
   */
  TestPlan plan(@Nullable EarlierRun earlier) {
    if (UrlAlone.is(first)) {
      return ofUrl(earlier);
    }
    if (!request.given().isEmpty()) {
      throw new UsageException(
          String.join(", ", request.given())
              + " says what is sent to a URL, as in throng run http://localhost:8080/; a manifest"
              + " says it in its steps");
    }
    List<Path> files = new ArrayList<>(List.of(Path.of(first)));
    List<String> classes = new ArrayList<>();
    for (String argument : more) {
      if (isFile(argument)) {
        files.add(Path.of(argument));
      } else {
        classes.add(argument);
      }
    }
    Overrides overrides = flags.overrides(classes);
    return TestPlans.of(manifests(files, overrides), overrides, flags.runNumber(), earlier);
  }

  private TestPlan ofUrl(@Nullable EarlierRun earlier) {
    if (!more.isEmpty()) {
      throw new UsageException(
          first
              + " is a URL, which runs alone: to run it with "
              + more.getFirst()
              + " write a"
              + " manifest, as throng init yaml does");
    }
    Overrides overrides = flags.overrides(List.of());
    Manifests manifest = new Manifests(List.of(UrlAlone.of(first, request, overrides)));
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

  private static boolean isFile(String argument) {
    return argument.matches("(?i).*\\.(ya?ml|json|java)") || Files.isRegularFile(Path.of(argument));
  }
}
