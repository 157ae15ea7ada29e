package dev.throng.runner.imports.locust;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV files that the top level of a file reads by {@code csv.DictReader}. */
final class Tables {
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
      Value.Table table = statement.is("Assign") ? of(statement.get("value"), open) : null;
      Value.Table read = table == null ? known(statement.get("value"), readers) : table;
      if (read == null) {
        throw new NotUnderstood("what is done with a file");
      }
      boolean isReader = isReader(statement.get("value"));
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
    if (function.equals("list") || function.equals("iter") || function.endsWith("cycle")) {
      return of(first, open);
    }
    if (!isReader(value) || value.list("args").size() != 1) {
      return null;
    }
    String file = first.is("Name") ? open.get(first.text("id")) : file(first);
    return file == null ? null : new Value.Table(file);
  }

  private static Value.@Nullable Table known(Py value, Map<String, Value> readers) {
    Py name = value.is("ListComp") ? value.list("generators").getFirst().get("iter") : value;
    Py inner =
        name.is("Call") && name.list("args").size() == 1 ? name.list("args").getFirst() : name;
    return readers.get(inner.text("id")) instanceof Value.Table table ? table : null;
  }

  private static boolean isReader(Py value) {
    return value.is("Call") && value.get("func").dotted().matches("(csv\\.)?DictReader");
  }

  /** The row of a loop as it is, or its copy. */
  private static boolean isRow(Py value, Py target) {
    Py inner =
        value.is("Call") && value.get("func").isName("dict") && value.list("args").size() == 1
            ? value.list("args").getFirst()
            : value;
    return target.is("Name") && inner.isName(target.text("id"));
  }

  private static @Nullable String file(Py call) {
    boolean opens = call.is("Call") && call.get("func").dotted().equals("open");
    Py path = opens && !call.list("args").isEmpty() ? call.list("args").getFirst() : call.get("no");
    String file = path.is("Constant") ? path.text("value") : "";
    return file.isEmpty() || file.startsWith("/") ? null : file;
  }
}
