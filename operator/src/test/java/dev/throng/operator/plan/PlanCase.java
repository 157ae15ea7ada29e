package dev.throng.operator.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.throng.crds.LoadTest;
import dev.throng.crds.run.RunStatus;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.operator.resources.Owner;
import dev.throng.operator.settings.Limits;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  /** {@code in-cluster.yaml}; what is not said is as it is in a quiet cluster. */
  private record Cluster(
      Instant now,
      List<Job> jobs,
      List<Pod> pods,
      @Nullable RunStatus master,
      @Nullable String masterTrouble,
      @Nullable References references,
      List<String> taken,
      List<Neighbour> neighbours,
      List<String> refusals,
      @JsonProperty("reportStored") boolean reportStored,
      @Nullable Limits limits) {}

  static PlanCase read(Path folder) throws IOException {
    YAMLMapper reader = YAML.copy();
    reader.findAndRegisterModules();
    LoadTest resource =
        reader.readValue(Files.readString(folder.resolve("in-loadtest.yaml")), LoadTest.class);
    Cluster cluster =
        reader.readValue(Files.readString(folder.resolve("in-cluster.yaml")), Cluster.class);
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
    Observation seen =
        new Observation(
            cluster.jobs(),
            cluster.pods(),
            cluster.master(),
            cluster.masterTrouble(),
            cluster.references() == null
                ? new References(Map.of(), Map.of())
                : cluster.references(),
            cluster.taken(),
            cluster.neighbours(),
            cluster.refusals(),
            cluster.reportStored(),
            "0123456789abcdef");
    return new PlanCase(
        test,
        seen,
        settings(cluster.limits() == null ? Limits.NONE : cluster.limits()),
        cluster.now());
  }

  static Settings settings(Limits limits) {
    return new Settings(
        "throng/runner:test",
        "throng-system",
        List.of(),
        limits,
        true,
        false,
        8080,
        Duration.ofMinutes(10));
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
            plan.recheckAfter() == null ? null : plan.recheckAfter().toString()));
  }

  private record Written(
      List<Action> actions, LoadTestStatus status, @Nullable String recheckAfter) {}
}
