package dev.throng.crds.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that lists the cookbook's examples, by what they do and by field. */
final class Cookbook {
  static final Path FOLDER = Path.of("..", "examples", "cookbook");

  /** Folders in the order of the page. */
  private static final Map<String, String> GROUPS = groups();

  private static final String HEAD =
      """
      # Cookbook

      <!-- Generated from examples/cookbook by mvn -pl crds test -Dthrong.generate: do not edit. -->

      One short manifest for each thing that a test can say. They run as they are against the demo shop, and tests run each of them:

      ```sh
      ./throng shop                                          # in another terminal: http://localhost:8080
      ./throng run examples/cookbook/answers/polling.yaml
      ```

      `/echo` of the shop answers with what it was sent, so that `check` shows what a step sends and what comes back. Files that need a
      cluster, or a server with TLS, say so in their comment: `./throng check --validate-only` reads them.

      [Every field](reference/loadtest.md) · [expressions](expressions.md) · [how-tos](README.md#do-one-thing) · [more examples](../examples/README.md)
      """;

  private Cookbook() {}

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("requests", "Send a request");
    groups.put("answers", "Judge and use an answer");
    groups.put("users", "Describe users");
    groups.put("load", "Shape the load");
    groups.put("verdict", "Decide the verdict");
    groups.put("cluster", "Run on a cluster");
    return groups;
  }

  static List<Recipe> recipes() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Cookbook::recipe)
          .toList();
    }
  }

  private static Recipe recipe(Path file) {
    try {
      return Recipe.of(FOLDER.relativize(file), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String markdown(List<Recipe> recipes) {
    StringBuilder page = new StringBuilder(HEAD);
    GROUPS.forEach((folder, title) -> {
      page.append("\n## ").append(title).append("\n\n| example | what it shows |\n|---|---|\n");
      recipes.stream()
          .filter(recipe -> recipe.file().startsWith(folder))
          .map(recipe -> "| " + link(recipe) + " | " + recipe.comment() + " |\n")
          .forEach(page::append);
    });
    page.append("\n## By field\n\n| field | example |\n|---|---|\n");
    byField(recipes)
        .forEach((field, recipe) -> page.append("| `" + field + "` | " + link(recipe) + " |\n"));
    return page.toString();
  }

  /** An example whose comment names the field, or else the first that has it. */
  private static Map<String, Recipe> byField(List<Recipe> recipes) {
    Set<String> fields =
        recipes.stream().flatMap(recipe -> recipe.fields().stream()).collect(Collectors.toSet());
    Map<String, Recipe> examples = new TreeMap<>();
    for (String field : fields) {
      List<Recipe> having =
          recipes.stream().filter(recipe -> recipe.fields().contains(field)).toList();
      examples.put(
          field,
          having.stream()
              .filter(recipe -> recipe.names(field))
              .findFirst()
              .orElse(having.getFirst()));
    }
    return examples;
  }

  private static String link(Recipe recipe) {
    String name = recipe.file().toString().replace('\\', '/');
    return "["
        + name.substring(name.indexOf('/') + 1).replace(".yaml", "")
        + "](../examples/cookbook/"
        + name
        + ")";
  }

  static Set<String> folders() {
    return GROUPS.keySet();
  }
}
