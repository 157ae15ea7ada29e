package dev.throng.operator.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.throng.crds.LoadTest;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.operator.logs.LogStyle;
import dev.throng.operator.resources.Owner;
import dev.throng.operator.settings.Limits;
import dev.throng.operator.settings.RunProtection;
import dev.throng.operator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A LoadTest and what is seen around it, from files. */
record PlanCase(Declaration test, Observation seen, Settings settings, Instant now) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
          .build();

  static PlanCase read(Path folder) throws IOException {
    YAMLMapper reader = YAML.copy();
    reader.findAndRegisterModules();
    LoadTest resource =
        reader.readValue(Files.readString(folder.resolve("in-loadtest.yaml")), LoadTest.class);
    ObjectNode cluster =
        (ObjectNode) reader.readTree(Files.readString(folder.resolve("in-cluster.yaml")));
    Instant now = Instant.parse(cluster.remove("now").asText());
    JsonNode limits = cluster.remove("limits");
    JsonNode protection = cluster.remove("protection");
    Owner owner =
        new Owner("shop", resource.getMetadata().getName(), resource.getMetadata().getUid());
    Declaration test =
        new Declaration(
            owner,
            resource.getMetadata().getGeneration(),
            Instant.parse(resource.getMetadata().getCreationTimestamp()),
            resource.getSpec().json(),
            resource.getSpec().read(),
            resource.getStatus() == null ? LoadTestStatus.EMPTY : resource.getStatus());
    return new PlanCase(
        test,
        observation(cluster, reader),
        settings(
            limits == null ? Limits.NONE : reader.treeToValue(limits, Limits.class),
            protection == null
                ? RunProtection.USUAL
                : reader.treeToValue(protection, RunProtection.class)),
        now);
  }

  /** {@code in-cluster.yaml}; what is not said is as it is in a quiet cluster. */
  private static Observation observation(ObjectNode cluster, YAMLMapper reader)
      throws JsonProcessingException {
    ObjectNode seen = cluster.deepCopy();
    seen.withObjectProperty("references");
    return reader.treeToValue(seen, Observation.class);
  }

  static Settings settings(Limits limits, RunProtection protection) {
    return new Settings(
        "throng/runner:test",
        "throng-system",
        List.of(),
        limits,
        true,
        protection,
        false,
        "throng-operator",
        8080,
        "cluster.local",
        Duration.ofMinutes(10),
        LogStyle.USUAL);
  }

  Plan plan() {
    return Planner.plan(test, seen, settings, now);
  }

  /** The status of a second plan, made from the first one's. */
  LoadTestStatus planAgain() {
    Declaration again =
        new Declaration(
            test.owner(),
            test.generation(),
            test.created(),
            test.rawSpec(),
            test.reading(),
            plan().status());
    return Planner.plan(again, seen, settings, now).status();
  }

  static String write(Plan plan) throws JsonProcessingException {
    return YAML.writeValueAsString(
        new Written(
            plan.actions(),
            plan.status(),
            plan.announcements(),
            plan.recheckAfter() == null ? null : plan.recheckAfter().toString()));
  }

  private record Written(
      List<Action> actions,
      LoadTestStatus status,
      List<Announcement> announcements,
      @Nullable String recheckAfter) {}
}
