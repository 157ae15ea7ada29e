package dev.throng.crds.rules;

import dev.throng.crds.data.Rows;
import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.DataFeed;
import dev.throng.crds.spec.DataSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Data feeds: one source each, and rows that are all alike. */
final class DataRules {
  private DataRules() {}

  static void check(Map<String, DataFeed> data, Problems problems) {
    data.forEach((name, feed) -> {
      Path path = Path.SPEC.field("data").field(name);
      new Choice().with("csv", feed.csv()).with("json", feed.json()).exactlyOne(path, problems);
      List<String> columns = named(feed, path, problems);
      source(feed.csv(), text -> Rows.fromCsv(text, columns), path.field("csv"), problems);
      source(feed.json(), Rows::fromJson, path.field("json"), problems);
    });
  }

  /** The columns that a feed names; null if it names none, or wrong ones. */
  private static @Nullable List<String> named(DataFeed feed, Path path, Problems problems) {
    List<String> columns = feed.columns();
    if (columns == null) {
      return null;
    }
    Path field = path.field("columns");
    if (feed.json() != null) {
      problems.add(field, "goes with csv; the objects of json have names already");
    } else if (columns.stream().anyMatch(String::isBlank)) {
      problems.add(field, "must name each column");
    } else if (Set.copyOf(columns).size() != columns.size()) {
      problems.add(field, "must have different names");
    } else {
      return columns;
    }
    return null;
  }

  /** The columns of a feed that names them, or whose rows stand in the manifest; else empty. */
  static Set<String> columns(DataFeed feed) {
    try {
      if (feed.columns() != null) {
        return Set.copyOf(feed.columns());
      }
      if (feed.csv() != null && feed.csv().inline() != null) {
        return Rows.fromCsv(feed.csv().inline(), null).columns();
      }
      if (feed.json() != null && feed.json().inline() != null) {
        return Rows.fromJson(feed.json().inline()).columns();
      }
      return Set.of();
    } catch (IllegalArgumentException toldByCheck) {
      return Set.of();
    }
  }

  private static void source(
      @Nullable DataSource source, Consumer<String> read, Path path, Problems problems) {
    if (source == null) {
      return;
    }
    new Choice()
        .with("inline", source.inline())
        .with("configMapKeyRef", source.configMapKeyRef())
        .with("file", source.file())
        .exactlyOne(path, problems);
    if (source.inline() != null) {
      try {
        read.accept(source.inline());
      } catch (IllegalArgumentException e) {
        problems.add(path.field("inline"), String.valueOf(e.getMessage()));
      }
    }
    if (source.file() != null && source.file().isBlank()) {
      problems.text(path.field("file"), source.file(), "must name a file");
    }
  }
}
