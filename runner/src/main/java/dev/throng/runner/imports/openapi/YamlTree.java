package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.imports.ImportException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as a tree of JSON, as OpenAPI takes it: dates are texts, and so is every key. */
final class YamlTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_CHARACTERS = 64 << 20;
  private static final int MOST_VALUES = 5_000_000;
  private static final int MOST_LEVELS = 200;

  private int values;

  private YamlTree() {}

  /**
   * @throws ImportException if it is not YAML, or expands to too much
   */
  static JsonNode of(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(MOST_LEVELS);
    options.setMaxAliasesForCollections(10_000);
    Yaml yaml =
        new Yaml(
            new SafeConstructor(options),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            options,
            new JsonTypes());
    try {
      return new YamlTree().node(yaml.load(text), 0);
    } catch (YAMLException e) {
      String message =
          String.valueOf(e.getMessage()).lines().limit(3).reduce("", (a, b) -> a + " " + b);
      throw new ImportException("is not valid YAML:" + message);
    }
  }

  /** YAML's JSON schema: no dates, and yes is a text. */
  private static final class JsonTypes extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, Pattern.compile("true|false|True|False|TRUE|FALSE"), "tTfF");
      addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(0|[1-9][0-9]*)"), "-+0123456789");
      addImplicitResolver(
          Tag.FLOAT,
          Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+\\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?"),
          "-+0123456789.");
      addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }

  private JsonNode node(@Nullable Object value, int level) {
    if (++values > MOST_VALUES || level > MOST_LEVELS) {
      throw new ImportException("expands to too much: its aliases repeat, or it nests too deep");
    }
    return switch (value) {
      case null -> JSON.nullNode();
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, item) -> object.set(String.valueOf(key), node(item, level + 1)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(item -> array.add(node(item, level + 1)));
        yield array;
      }
      case Boolean bool -> JSON.booleanNode(bool);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case BigInteger number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> JSON.textNode(value.toString());
    };
  }
}
