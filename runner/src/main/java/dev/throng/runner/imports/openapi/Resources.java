package dev.throng.runner.imports.openapi;

import dev.throng.crds.steps.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations on the same things, in an order in which a user may ask for them: lists before what is
 * in them, reading before writing, and what deletes at the end.
 */
final class Resources {
  /** A task has no more steps. */
  private static final int MOST_OPERATIONS = 100;

  private Resources() {}

  /** By a name for each; a resource with very many operations is several. */
  static Map<String, List<Operation>> of(List<Operation> operations) {
    int common = common(operations);
    Map<String, List<Operation>> byName = new LinkedHashMap<>();
    for (Operation operation : operations) {
      byName.computeIfAbsent(name(operation, common), _ -> new ArrayList<>()).add(operation);
    }
    Map<String, List<Operation>> resources = new LinkedHashMap<>();
    byName.forEach((name, all) -> {
      all.sort(
          Comparator.comparing((Operation operation) -> operation.method() == Method.DELETE)
              .thenComparingLong(Operation::depth)
              .thenComparingInt(Resources::rank));
      for (int from = 0; from < all.size(); from += MOST_OPERATIONS) {
        resources.put(
            from == 0 ? name : name + " " + (from / MOST_OPERATIONS + 1),
            all.subList(from, Math.min(from + MOST_OPERATIONS, all.size())));
      }
    });
    return resources;
  }

  private static int rank(Operation operation) {
    return switch (operation.method()) {
      case GET, HEAD, OPTIONS -> 0;
      case POST -> 1;
      case PUT, PATCH -> 2;
      case DELETE -> 3;
    };
  }

  /** How many segments all paths begin with, of those before their last. */
  private static int common(List<Operation> operations) {
    List<String> first = segments(operations.getFirst());
    int common = first.size() - 1;
    for (Operation operation : operations) {
      List<String> segments = segments(operation);
      int same = 0;
      while (same < Math.min(common, segments.size() - 1)
          && segments.get(same).equals(first.get(same))
          && !segments.get(same).contains("{")) {
        same++;
      }
      common = same;
    }
    return Math.max(0, common);
  }

  private static String name(Operation operation, int common) {
    List<String> segments = segments(operation);
    return segments.size() > common && !segments.get(common).isEmpty()
        ? segments.get(common)
        : "root";
  }

  private static List<String> segments(Operation operation) {
    return List.of(operation.path().substring(1).split("/", -1));
  }
}
