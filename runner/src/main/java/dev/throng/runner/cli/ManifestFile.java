package dev.throng.runner.cli;

import dev.throng.crds.data.Rows;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.Manifest;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.DataFeed;
import dev.throng.crds.spec.DataSource;
import dev.throng.crds.spec.LoadTestSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A manifest on disk, with the files beside it that it names. */
record ManifestFile(Path path, Manifest manifest) {
  private static final long MAX_BYTES = 16L << 20;

  /**
   * @throws UsageException listing everything that is wrong
   */
  static ManifestFile read(Path path) {
    return switch (ManifestReader.read(text(path, "the manifest"))) {
      case ReadResult.Valid valid -> new ManifestFile(path, valid.manifest());
      case ReadResult.Invalid invalid -> throw invalid(path.toString(), invalid.problems());
    };
  }

  LoadTestSpec spec() {
    return manifest.spec();
  }

  static UsageException invalid(String what, List<Problem> problems) {
    return new UsageException(
        what
            + (problems.size() == 1 ? " is wrong:" : " is wrong in " + problems.size() + " places:")
            + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining()));
  }

  /**
   * The rows of all data feeds.
   *
   * @throws UsageException naming the feed that has none
   */
  Map<String, List<Map<String, Object>>> rows() {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    spec().data().forEach((name, feed) -> rows.put(name, rows(name, feed)));
    return rows;
  }

  private List<Map<String, Object>> rows(String name, DataFeed feed) {
    DataSource csv = feed.csv();
    DataSource json = feed.json();
    String field = "spec.data." + name + (csv == null ? ".json" : ".csv");
    DataSource source = csv == null ? json : csv;
    String text = source == null ? null : content(field, source);
    if (text == null) {
      throw new UsageException(
          field + ": a ConfigMap can only be read on a cluster; give file or inline to run here");
    }
    try {
      return (csv == null ? Rows.fromJson(text) : Rows.fromCsv(text)).rows();
    } catch (IllegalArgumentException e) {
      throw new UsageException(field + ": " + e.getMessage());
    }
  }

  private @Nullable String content(String field, DataSource source) {
    return source.file() == null
        ? source.inline()
        : text(path.toAbsolutePath().resolveSibling(source.file()), field + ".file:");
  }

  private static String text(Path path, String what) {
    if (Files.isDirectory(path)) {
      throw new UsageException(what + " " + path + " is a directory; name the files in it");
    }
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new UsageException(
            what + " " + path + " is larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      return Files.readString(path);
    } catch (NoSuchFileException _) {
      throw new UsageException(what + " " + path + " does not exist");
    } catch (IOException e) {
      throw new UsageException(what + " " + path + " cannot be read: " + e);
    }
  }
}
