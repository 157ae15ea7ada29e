package dev.throng.runner.imports.locust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CSV files that the top level of a file reads by {@code csv.DictReader} or {@code csv.reader}. */
final class Tables {
  private static final Set<String> SAME_ROWS =
      Set.of("list", "iter", "tuple", "cycle", "itertools.cycle");

  private Tables() {}

  /** What a {@code with open(…)} gives names to. */
  static Map<String, Value> of(Py with) {
    Map<String, String> open = new HashMap<>();
    for (Py item : with.list("items")) {
      String file = file(item.get("context_expr"));
      if (file == null || !item.get("optional_vars").is("Name")) {
        throw new NotUnderstood("a with of something else than a file");
      }
      open.put(item.get("optional_vars").text("id"), file);
    }
    Map<String, Value> tables = new HashMap<>();
    Map<String, Value> readers = new HashMap<>();
    for (Py statement : with.list("body")) {
      if (statement.is("For")) {
        tables.putAll(grown(statement, open, readers));
        continue;
      }
      String skipped = skipped(statement);
      if (readers.get(skipped) instanceof Value.Table table) {
        readers.put(skipped, table.belowNames());
        continue;
      }
      Value.Table table = statement.is("Assign") ? of(statement.get("value"), open) : null;
      Value.Table read = table == null ? known(statement.get("value"), readers) : table;
      if (read == null) {
        throw new NotUnderstood("what is done with a file");
      }
      boolean isReader = reader(statement.get("value")) != null;
      statement
          .list("targets")
          .forEach(target -> (isReader ? readers : tables).put(target.text("id"), read));
    }
    return tables;
  }

  /** {@code for row in csv.DictReader(open(…)): ROWS.append(row)}. */
  static Map<String, Value> grown(Py loop, Frame top) {
    Map<String, Value> readers = new HashMap<>();
    String name = loop.get("iter").text("id");
    if (top.get(name) instanceof Value.Table table) {
      readers.put(name, table);
    }
    return grown(loop, Map.of(), readers);
  }

  /** The reader whose first row {@code next(reader)} takes away; empty if it is anything else. */
  static String skipped(Py statement) {
    Py call = statement.get("value");
    boolean isNext = call.is("Call") && call.get("func").isName("next");
    return isNext && !call.list("args").isEmpty() ? call.list("args").getFirst().text("id") : "";
  }

  private static Map<String, Value> grown(
      Py loop, Map<String, String> open, Map<String, Value> readers) {
    Value.Table direct = of(loop.get("iter"), open);
    Value.Table table = direct == null ? known(loop.get("iter"), readers) : direct;
    Py call = loop.list("body").getFirst().get("value");
    boolean appends =
        loop.list("body").size() == 1
            && call.is("Call")
            && call.get("func").text("attr").equals("append")
            && call.get("func").get("value").is("Name")
            && call.list("args").size() == 1
            && isRow(call.list("args").getFirst(), loop.get("target"));
    if (table == null || !appends) {
      throw new NotUnderstood("a loop");
    }
    return Map.of(call.get("func").get("value").text("id"), table);
  }

  /**
   * All rows of a file; null if it is something else.
   *
   * @param open files by the names that they have
   */
  static Value.@Nullable Table of(Py value, Map<String, String> open) {
    String function = value.get("func").dotted();
    Py first = value.list("args").isEmpty() ? value.get("none") : value.list("args").getFirst();
    if (value.is("ListComp")) {
      Py generator = value.list("generators").getFirst();
      boolean plain =
          generator.list("ifs").isEmpty() && isRow(value.get("elt"), generator.get("target"));
      return plain ? of(generator.get("iter"), open) : null;
    }
    if (isRest(value)) {
      Value.Table all = of(value.get("value"), open);
      return all == null ? null : all.belowNames();
    }
    if (SAME_ROWS.contains(function)) {
      return of(first, open);
    }
    Value.RowsOf rows = reader(value);
    if (rows == null || value.list("args").size() != 1) {
      return null;
    }
    String file = first.is("Name") ? open.get(first.text("id")) : file(first);
    return file == null ? null : new Value.Table(file, rows);
  }

  private static Value.@Nullable Table known(Py value, Map<String, Value> readers) {
    if (isRest(value)) {
      Value.Table all = known(value.get("value"), readers);
      return all == null ? null : all.belowNames();
    }
    boolean each = value.is("ListComp");
    Py generator = each ? value.list("generators").getFirst() : value;
    if (each
        && !(generator.list("ifs").isEmpty() && isRow(value.get("elt"), generator.get("target")))) {
      return null;
    }
    Py name = each ? generator.get("iter") : value;
    boolean same = name.is("Call") && SAME_ROWS.contains(name.get("func").dotted());
    Py inner = same && name.list("args").size() == 1 ? name.list("args").getFirst() : name;
    return readers.get(inner.text("id")) instanceof Value.Table table ? table : null;
  }

  /** {@code rows[1:]} of rows that are lists. */
  private static boolean isRest(Py value) {
    Py slice = value.get("slice");
    return value.is("Subscript")
        && slice.is("Slice")
        && slice.get("lower").json().path("value").asInt() == 1
        && !slice.has("upper")
        && !slice.has("step");
  }

  /** What a reader of the library gives; null if it is anything else. */
  private static Value.@Nullable RowsOf reader(Py value) {
    return switch (value.is("Call") ? value.get("func").dotted() : "") {
      case "csv.DictReader", "DictReader" -> Value.RowsOf.DICTS;
      case "csv.reader", "reader" -> Value.RowsOf.LISTS;
      default -> null;
    };
  }

  /** The row of a loop as it is, or its copy. */
  private static boolean isRow(Py value, Py target) {
    boolean copies =
        value.is("Call") && List.of("dict", "list", "tuple").contains(value.get("func").text("id"));
    Py inner = copies && value.list("args").size() == 1 ? value.list("args").getFirst() : value;
    return target.is("Name") && inner.isName(target.text("id"));
  }

  /** Files that are opened without a {@code with}, by the names that they have. */
  static Map<String, String> open(List<Py> statements) {
    Map<String, String> open = new HashMap<>();
    for (Py statement : statements) {
      String file = statement.is("Assign") ? file(statement.get("value")) : null;
      if (file != null) {
        statement.list("targets").forEach(target -> open.put(target.text("id"), file));
      }
    }
    return open;
  }

  private static @Nullable String file(Py call) {
    boolean opens = call.is("Call") && call.get("func").dotted().equals("open");
    Py path = opens && !call.list("args").isEmpty() ? call.list("args").getFirst() : call.get("no");
    Py name = isBeside(path) ? path.list("args").getLast() : path;
    String file = name.is("Constant") ? name.text("value") : "";
    return file.isEmpty() || file.startsWith("/") ? null : file;
  }

  /** {@code os.path.join(os.path.dirname(__file__), "users.csv")}. */
  private static boolean isBeside(Py path) {
    List<Py> parts = path.list("args");
    return path.get("func").dotted().equals("os.path.join")
        && parts.size() == 2
        && parts.getFirst().get("func").dotted().equals("os.path.dirname")
        && parts.getFirst().list("args").size() == 1
        && parts.getFirst().list("args").getFirst().isName("__file__");
  }
}
