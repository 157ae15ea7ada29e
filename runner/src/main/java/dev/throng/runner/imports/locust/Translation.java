package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.imports.ImportException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a locustfile does, in Throng's terms.
 *
 * @param stages of its load shape; empty for none
 */
record Translation(Context context, List<UserDraft> users, List<LoadShape.Stage> stages) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param tree what {@code locust_tree.py} prints
   * @param beside the text of a file beside the locustfile; empty if there is none
   * @throws ImportException if it is no locustfile, or has no users
   */
  static Translation of(String tree, Function<String, Optional<String>> beside) {
    JsonNode json = json(tree);
    if (json.has("error")) {
      throw new ImportException(
          "is no Python that python3 (version "
              + json.path("python").asText()
              + ") reads: line "
              + json.path("line").asInt()
              + ": "
              + json.path("error").asText());
    }
    Map<String, Walk.Learned> learned = new HashMap<>();
    walked(
        new Py(json),
        learned,
        beside); // what attributes of users are is known after the first walk
    return walked(new Py(json), learned, beside);
  }

  private static JsonNode json(String tree) {
    try {
      return JSON.readTree(tree);
    } catch (JsonProcessingException e) {
      throw new ImportException("has no syntax tree: " + e.getOriginalMessage());
    }
  }

  private static Translation walked(
      Py tree, Map<String, Walk.Learned> learned, Function<String, Optional<String>> beside) {
    Context context = new Context(beside);
    PyModule module = new PyModule(tree);
    ClassTree classes = new ClassTree(module);
    Frame top = TopLevel.of(module, tree, context);
    List<UserDraft> users = new ArrayList<>();
    for (Py definition : classes.users()) {
      String name = definition.text("name");
      Walk.Learned known = learned.computeIfAbsent(name, _ -> new Walk.Learned());
      try {
        UserDraft draft =
            new UserClasses(classes, new Walk(context, module, top, known)).of(definition).tidy();
        if (draft.tasks().isEmpty()) {
          context.notes.leftOut(name + ", which has no tasks.");
        } else {
          users.add(draft);
        }
      } catch (NotUnderstood e) {
        context.notes.leftOut(name + ": " + e.what() + ".");
      }
    }
    if (users.isEmpty()) {
      throw new ImportException(
          context.notes.leftOut().isEmpty()
              ? "holds no user of HTTP: no class of HttpUser or FastHttpUser with tasks"
              : "holds no user of HTTP with tasks: " + String.join(" ", context.notes.leftOut()));
    }
    return new Translation(context, users, stages(module, classes, context, top));
  }

  private static List<LoadShape.Stage> stages(
      PyModule module, ClassTree classes, Context context, Frame top) {
    List<LoadShape.Stage> stages = List.of();
    for (Py definition : module.classes.values()) {
      if (classes.role(definition) != ClassTree.Role.SHAPE || !stages.isEmpty()) {
        continue;
      }
      try {
        stages =
            LoadShape.of(definition, classes, new Walk(context, module, top, new Walk.Learned()));
        context.notes.decided(
            "load is " + definition.text("name") + ", computed second by second.");
      } catch (NotUnderstood e) {
        context.notes.fillIn(
            "the load of "
                + definition.text("name")
                + " (line "
                + definition.line()
                + "): "
                + e.what()
                + ".");
      }
    }
    return stages;
  }
}
