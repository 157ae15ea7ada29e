package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.composition.Overrides;
import dev.throng.crds.problems.Position;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.writing.Comments;
import dev.throng.crds.writing.ManifestWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The manifest that a test without one stands for: target, load and tags are those of its flags.
 */
final class ManifestOfFlags {
  private final ObjectNode spec = JsonNodeFactory.instance.objectNode();
  private final Overrides flags;

  /**
   * @param baseUrl of the target
   */
  ManifestOfFlags(String baseUrl, Overrides flags) {
    this.flags = flags;
    spec.putObject("target").put("baseUrl", baseUrl);
    ObjectNode tags = spec.putObject("tags");
    flags.includeTags().forEach(tags.putArray("include")::add);
    flags.excludeTags().forEach(tags.putArray("exclude")::add);
    ObjectNode load = spec.putObject("load");
    put(load, "stopTimeout", flags.stopTimeout());
    if (flags.seed() != null) {
      load.put("seed", flags.seed());
    }
    spec.putArray("thresholds").addObject().put("expect", "failureRatio < 1%");
  }

  /** Everything that the flags do not say. */
  ObjectNode spec() {
    return spec;
  }

  /**
   * A load of users.
   *
   * @param otherwise how many where no flag says it
   */
  ManifestOfFlags users(int otherwise) {
    ObjectNode load = spec.withObject("/load");
    load.put("users", Objects.requireNonNullElse(flags.users(), otherwise));
    put(load, "spawnRate", flags.spawnRate());
    put(load, "duration", flags.runTime());
    return this;
  }

  static void put(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.put(field, value.toString());
    }
  }

  /**
   * As if it had been read.
   *
   * @param path what files it names are beside of
   * @param told what messages call it
   * @param name of the test
   * @throws UsageException if the flags do not make a right one
   */
  ManifestFile file(Path path, String told, String name) {
    ReadSpec read = ManifestReader.readSpec(spec);
    if (!read.isValid()) {
      throw ManifestFile.invalid(told + " with its flags", read.problems());
    }
    String text = ManifestWriter.write(name, read.spec(), new Comments());
    return switch (ManifestReader.read(text)) {
      case ReadResult.Valid valid -> new ManifestFile(path, valid.manifest());
      case ReadResult.Invalid invalid ->
          throw new IllegalStateException(
              invalid.problems().stream()
                  .map(problem -> problem.at(Position.UNKNOWN))
                  .map(Problem::toString)
                  .collect(Collectors.joining("; ")));
    };
  }
}
