package dev.throng.crds.schema;

import dev.throng.crds.reading.Field;
import dev.throng.crds.spec.LoadTestSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * An example of the cookbook.
 *
 * @param file within the cookbook
 * @param comment what it says of itself, in one line
 * @param fields the fields that it has, by the path of the record that declares them, such as
 *     {@code spec.load.users}
 * @param constants the constants of enumerations that it has
 */
record Recipe(Path file, String text, String comment, Set<String> fields, Set<Constant> constants) {
  private static final Map<Class<?>, String> SECTIONS = Reference.sections();

  static Recipe of(Path file, String text) {
    List<String> lines = text.lines().toList();
    String comment =
        lines.stream()
            .skip(1)
            .takeWhile(line -> line.startsWith("# "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining(" "));
    Map<String, Object> manifest = new Yaml().load(text);
    Recipe recipe = new Recipe(file, text, comment, new TreeSet<>(), new LinkedHashSet<>());
    recipe.collect(LoadTestSpec.class, manifest.get("spec"));
    return recipe;
  }

  /** Whether the comment speaks of the field. */
  boolean names(String field) {
    return comment.contains("`" + field.substring(field.lastIndexOf('.') + 1));
  }

  private void collect(Type type, Object value) {
    switch (value) {
      case Map<?, ?> map when type instanceof Class<?> record && record.isRecord() ->
          map.forEach((name, nested) -> collect(record, name.toString(), nested));
      case Map<?, ?> map when type instanceof ParameterizedType generic ->
          map.values().forEach(item -> collect(generic.getActualTypeArguments()[1], item));
      case Collection<?> list when type instanceof ParameterizedType generic ->
          list.forEach(item -> collect(generic.getActualTypeArguments()[0], item));
      case null, default -> {}
    }
  }

  private void collect(Class<?> record, String name, Object value) {
    Field field = Field.of(record).get(name);
    if (field == null) {
      throw new AssertionError(file + ": " + record.getSimpleName() + " has no field " + name);
    }
    String path = SECTIONS.get(record) + "." + name;
    fields.add(path);
    Type type = field.type().getType();
    Collection<?> values =
        value instanceof Collection<?> list ? list : List.of(String.valueOf(value));
    for (Constant constant : Constant.of(type)) {
      if (values.contains(constant.name())) {
        constants.add(constant);
      }
    }
    collect(type, value);
  }
}
