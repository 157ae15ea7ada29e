package dev.throng.crds.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.DefaultSchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.WrittenStep;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The JSON Schema that editors complete and check manifests by. */
final class EditorSchema {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private EditorSchema() {}

  static String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode manifest() {
    ObjectNode spec = generator().generateSchema(LoadTestSpec.class);
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", SchemaVersion.DRAFT_7.getIdentifier());
    root.put("title", "Throng LoadTest");
    root.put("type", "object").put("additionalProperties", false);
    root.putArray("required").add("apiVersion").add("kind").add("metadata").add("spec");
    ObjectNode properties = root.putObject("properties");
    properties.putObject("apiVersion").put("const", "throng.dev/v1alpha1");
    properties.putObject("kind").put("const", "LoadTest");
    ObjectNode metadata = properties.putObject("metadata").put("type", "object");
    metadata.putArray("required").add("name");
    metadata
        .putObject("properties")
        .putObject("name")
        .put("type", "string")
        .put("pattern", "^[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?$");
    root.set("definitions", spec.remove("definitions"));
    spec.remove("$schema");
    properties.set("spec", spec);
    properties.putObject("status");
    return root;
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                    JacksonOption.RESPECT_JSONPROPERTY_ORDER))
            .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
    fields(builder.forFields());
    values(builder);
    return new SchemaGenerator(builder.build());
  }

  private static void fields(SchemaGeneratorConfigPart<FieldScope> fields) {
    fields
        .withRequiredCheck(field -> annotation(field, Required.class).isPresent())
        .withDefaultResolver(
            field -> annotation(field, Default.class).map(EditorSchema::value).orElse(null))
        .withNumberInclusiveMinimumResolver(
            field -> annotation(field, Min.class).map(min -> number(min.value())).orElse(null))
        .withNumberInclusiveMaximumResolver(
            field -> annotation(field, Max.class).map(max -> number(max.value())).orElse(null))
        .withStringMinLengthResolver(field -> size(field, String.class, Size::min))
        .withStringMaxLengthResolver(field -> size(field, String.class, Size::max))
        .withArrayMinItemsResolver(field -> size(field, List.class, Size::min))
        .withArrayMaxItemsResolver(field -> size(field, List.class, Size::max));
  }

  private static @Nullable Integer size(
      FieldScope field, Class<?> type, ToLongFunction<Size> limit) {
    if (field.isFakeContainerItemScope() || field.getType().getErasedType() != type) {
      return null;
    }
    return annotation(field, Size.class)
        .map(size -> (int) limit.applyAsLong(size))
        .filter(bound -> bound > 0)
        .orElse(null);
  }

  private static <A extends Annotation> Optional<A> annotation(FieldScope field, Class<A> type) {
    return Optional.ofNullable(field.getAnnotation(type));
  }

  private static BigDecimal number(double value) {
    return BigDecimal.valueOf((long) value);
  }

  private static Object value(Default annotation) {
    String text = annotation.value();
    if (text.matches("[0-9]+")) {
      return Long.valueOf(text);
    }
    return text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
  }

  private static void values(SchemaGeneratorConfigBuilder builder) {
    builder
        .forTypesInGeneral()
        .withDefinitionNamingStrategy(new FieldNames())
        .withCustomDefinitionProvider((type, context) -> {
          ObjectNode schema = isMap(type) ? map(type, context) : leaf(type);
          return schema == null ? null : new CustomDefinition(schema, true);
        })
        .withAdditionalPropertiesResolver(scope -> isObject(scope.getType()) ? Void.class : null);
  }

  private static boolean isObject(ResolvedType type) {
    return type.getErasedType().isRecord() && leaf(type) == null;
  }

  private static boolean isMap(ResolvedType type) {
    return type.getErasedType() == Map.class;
  }

  private static ObjectNode map(ResolvedType type, SchemaGenerationContext context) {
    ResolvedType value = type.getTypeParameters().get(1);
    ObjectNode map = JSON.createObjectNode().put("type", "object");
    if (value.getErasedType() == String.class) {
      ArrayNode scalars = map.putObject("additionalProperties").putArray("type");
      scalars.add("string").add("number").add("boolean");
    } else {
      map.set("additionalProperties", context.createDefinitionReference(value));
    }
    return map;
  }

  private static @Nullable ObjectNode leaf(ResolvedType type) {
    return switch (type.getErasedType().getSimpleName()) {
      case "GoDuration" -> text(GoDuration.PATTERN);
      case "Percent" -> text(Percent.PATTERN);
      case "Rate" -> numberOr(text(Rate.PATTERN));
      case "JsonNode" -> JSON.createObjectNode();
      default -> null;
    };
  }

  private static ObjectNode text(String pattern) {
    return JSON.createObjectNode().put("type", "string").put("pattern", "^(" + pattern + ")$");
  }

  private static ObjectNode numberOr(ObjectNode text) {
    ObjectNode either = JSON.createObjectNode();
    either
        .putArray("anyOf")
        .add(JSON.createObjectNode().put("type", "number").put("minimum", 0))
        .add(text);
    return either;
  }

  /** What is only the shape of a step is a step to its author. */
  private static final class FieldNames extends DefaultSchemaDefinitionNamingStrategy {
    @Override
    public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
      return key.getType().getErasedType() == WrittenStep.class
          ? "Step"
          : super.getDefinitionNameForKey(key, context);
    }
  }
}
