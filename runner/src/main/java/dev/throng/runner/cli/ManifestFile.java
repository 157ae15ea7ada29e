package dev.throng.runner.cli;

import dev.throng.crds.data.Rows;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.Manifest;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.rules.ColumnRules;
import dev.throng.crds.spec.DataFeed;
import dev.throng.crds.spec.DataSource;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A manifest on disk, with the files beside it that it names. */
record ManifestFile(Path path, Manifest manifest) {
  /**
   * @throws UsageException listing everything that is wrong
   */
  static ManifestFile read(Path path) {
    return switch (ManifestReader.read(TextFile.read(path, "the manifest"))) {
      case ReadResult.Valid valid -> new ManifestFile(path, valid.manifest());
      case ReadResult.Invalid invalid ->
          throw invalid(
              path.toString(),
              invalid.problems(),
              JavaProblems.of(path, invalid.spec(), invalid.problems()));
    };
  }

  LoadTestSpec spec() {
    return manifest.spec();
  }

  static UsageException invalid(String what, List<Problem> problems) {
    return invalid(what, problems, List.of());
  }

  /**
   * @param java what is wrong with the Java beside it, or in it
   */
  static UsageException invalid(String what, List<Problem> problems, List<String> java) {
    int places = problems.size() + java.size();
    return new UsageException(
        what
            + (places == 1 ? " is wrong:" : " is wrong in " + places + " places:")
            + Stream.concat(problems.stream().map(Problem::toString), java.stream())
                .map(problem -> "\n  " + problem.replace("\n", "\n  "))
                .collect(Collectors.joining()));
  }

  /**
   * The rows of all data feeds.
   *
   * @throws UsageException naming the feed that has none, or the columns that no file has
   */
  Map<String, List<Map<String, Object>>> rows() {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    spec()
        .data()
        .forEach((name, feed) -> {
          Rows table = table(name, feed);
          rows.put(name, table.rows());
          columns.put(name, table.columns());
        });
    checkColumns(columns);
    return rows;
  }

  /**
   * The Java that its user classes name.
   *
   * @throws UsageException naming the file that cannot be read
   */
  JavaFiles java() {
    JavaFiles files = new JavaFiles(path);
    List<UserClass> classes = spec().userClasses();
    for (int i = 0; i < classes.size(); i++) {
      JavaClass java = classes.get(i).java();
      if (java != null) {
        files.add(classes.get(i), java, "spec.userClasses[" + i + "].java");
      }
    }
    return files;
  }

  /** Those of data in the manifest itself are checked already. */
  private void checkColumns(Map<String, Set<String>> columns) {
    if (spec().data().values().stream().noneMatch(ManifestFile::isInFile)) {
      return;
    }
    List<Problem> problems =
        ColumnRules.check(spec(), columns).stream()
            .map(problem -> problem.at(manifest.locations().of(problem.path())))
            .toList();
    if (!problems.isEmpty()) {
      throw invalid(path.toString(), problems);
    }
  }

  private static boolean isInFile(DataFeed feed) {
    return Stream.of(feed.csv(), feed.json()).anyMatch(s -> s != null && s.file() != null);
  }

  private Rows table(String name, DataFeed feed) {
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
      return csv == null ? Rows.fromJson(text) : Rows.fromCsv(text, feed.columns());
    } catch (IllegalArgumentException e) {
      throw new UsageException(field + ": " + e.getMessage());
    }
  }

  private @Nullable String content(String field, DataSource source) {
    return source.file() == null
        ? source.inline()
        : TextFile.read(path.toAbsolutePath().resolveSibling(source.file()), field + ".file:");
  }
}
