package dev.throng.crds.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.spec.WrittenStep;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepTest {

  static Stream<String> fields() {
    return Stream.of(WrittenStep.class.getRecordComponents()).map(StepTest::field);
  }

  private static String field(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null ? component.getName() : property.value();
  }

  /** One that no kind reads would be taken from the author without a word. */
  @ParameterizedTest
  @MethodSource("fields")
  void everyFieldIsAVerbOrGoesWithOneOnly(String field) {
    ObjectNode step = JsonNodeFactory.instance.objectNode();
    step.set(field, value(field));
    String other = field.equals("wait") ? "feed" : "wait";
    step.set(other, value(other));

    assertThat(messages(step))
        .anyMatch(message ->
            message.contains("has " + field + " and " + other)
                || message.contains("has " + other + " and " + field)
                || message.endsWith(", not with " + other));
  }

  @Test
  void aStepOfTwoVerbsIsJudgedInAllItsParts() {
    ObjectNode step = JsonNodeFactory.instance.objectNode();
    step.put("get", "/${nobody}").put("if", "1 +");

    assertThat(messages(step))
        .anyMatch(message -> message.contains("has get and if"))
        .anyMatch(message -> message.startsWith("spec.userClasses[0].tasks[0].steps[0].if: "));
  }

  private static List<String> messages(ObjectNode step) {
    return ManifestReader.readSpec(spec(step)).problems().stream().map(Problem::toString).toList();
  }

  private static JsonNode value(String field) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (field) {
      case "query", "headers", "form", "set", "setHeader" -> json.objectNode().put("a", "1");
      case "extract" -> json.objectNode().set("a", json.objectNode().put("json", "/a"));
      case "multipart" ->
          json.arrayNode().add(json.objectNode().put("name", "a").put("value", "b"));
      case "checks" -> json.arrayNode().add(json.objectNode().put("expect", "true"));
      case "timeout", "wait" -> json.textNode("1s");
      case "followRedirects" -> json.booleanNode(true);
      case "then", "else" -> json.arrayNode().add(json.objectNode().put("wait", "1s"));
      case "repeat" ->
          json.objectNode()
              .put("times", 1)
              .set("steps", json.arrayNode().add(json.objectNode().put("wait", "1s")));
      case "transaction" ->
          json.objectNode()
              .put("name", "a")
              .set("steps", json.arrayNode().add(json.objectNode().put("wait", "1s")));
      default -> json.textNode("/a");
    };
  }

  private static ObjectNode spec(ObjectNode step) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode spec = json.objectNode();
    spec.putObject("target").put("baseUrl", "http://shop");
    spec.putObject("load").put("users", 1);
    ObjectNode task =
        spec.putArray("userClasses").addObject().put("name", "A").putArray("tasks").addObject();
    task.put("name", "t").putArray("steps").add(step);
    return spec;
  }
}
