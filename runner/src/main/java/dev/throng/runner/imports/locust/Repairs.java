package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.writing.Comments;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out steps that the manifest's rules refuse, so that the rest is of use. */
final class Repairs {
  private static final int MOST_ROUNDS = 30;
  private static final Pattern STEP =
      Pattern.compile(
          "^(spec\\.userClasses\\[\\d+]\\..*?(?:steps|onStart|onStop|then|else))\\[(\\d+)]");

  private Repairs() {}

  /** How many were taken out; a comment stands in place of each. */
  static int of(ObjectNode spec, Comments comments) {
    int all = 0;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      List<Problem> problems = ManifestReader.readSpec(spec).problems();
      int before = all;
      for (Problem problem : problems) {
        all += taken(spec, problem, comments) ? 1 : 0;
      }
      if (all == before) {
        return all;
      }
    }
    return all;
  }

  private static boolean taken(ObjectNode spec, Problem problem, Comments comments) {
    String path = problem.path();
    Matcher step = STEP.matcher(path);
    String list = null;
    int index = 0;
    int from = 0;
    while (step.find() && step.end() > from) {
      list = step.group(1);
      index = Integer.parseInt(step.group(2));
      from = step.end();
      step =
          Pattern.compile(
                  "^(\\Q"
                      + path.substring(0, from)
                      + "\\E\\..*?(?:steps|onStart|onStop|then|else))\\[(\\d+)]")
              .matcher(path);
    }
    if (list == null
        || !(at(spec, list) instanceof ArrayNode steps)
        || index >= steps.size()
        || steps.get(index).has("wait")) {
      return false;
    }
    steps.set(index, steps.objectNode().put("wait", "0s"));
    comments.above(
        new Path(list).index(index),
        "Left out: " + path.substring(from).replaceFirst("^\\.", "") + " " + problem.message());
    return true;
  }

  private static JsonNode at(ObjectNode spec, String path) {
    String pointer =
        path.substring("spec".length()).replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
    return spec.at(pointer);
  }
}
