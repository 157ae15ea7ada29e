package dev.throng.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;

class PodOverlayTest {
  private final PodTemplateSpec template =
      new PodTemplateSpecBuilder()
          .withNewMetadata()
          .addToLabels("throng.dev/role", "worker")
          .endMetadata()
          .withNewSpec()
          .withNewSecurityContext()
          .withRunAsNonRoot(true)
          .endSecurityContext()
          .addNewContainer()
          .withName("worker")
          .addToEnv(new EnvVar("POD_NAME", "x", null))
          .withNewResources()
          .addToRequests("cpu", new Quantity("250m"))
          .addToRequests("memory", new Quantity("256Mi"))
          .endResources()
          .withNewSecurityContext()
          .withReadOnlyRootFilesystem(true)
          .endSecurityContext()
          .endContainer()
          .endSpec()
          .build();

  @Test
  void fields_of_the_container_and_of_the_pod_stand_side_by_side() {
    PodTemplateSpec merged =
        merge(
            """
            resources: {requests: {cpu: "1"}}
            env: [{name: JAVA_TOOL_OPTIONS, value: -Xmx1g}]
            nodeSelector: {pool: load}
            annotations: {team: shop}
            """);
    Container container = merged.getSpec().getContainers().getFirst();
    assertThat(container.getResources().getRequests())
        .containsEntry("cpu", new Quantity("1"))
        .containsEntry("memory", new Quantity("256Mi"));
    assertThat(container.getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("POD_NAME", "JAVA_TOOL_OPTIONS");
    assertThat(merged.getSpec().getNodeSelector()).containsEntry("pool", "load");
    assertThat(merged.getMetadata().getAnnotations()).containsEntry("team", "shop");
  }

  @Test
  void a_variable_takes_the_place_of_one_of_the_same_name() {
    assertThat(
            merge("env: [{name: POD_NAME, value: mine}]")
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv())
        .containsExactly(new EnvVar("POD_NAME", "mine", null));
  }

  @Test
  void security_stays_unless_it_is_overridden_field_by_field() {
    PodTemplateSpec merged = merge("securityContext: {runAsUser: 1000}");
    assertThat(merged.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(merged.getSpec().getSecurityContext().getRunAsUser()).isEqualTo(1000);
    PodTemplateSpec opened = merge("containerSecurityContext: {readOnlyRootFilesystem: false}");
    assertThat(
            opened
                .getSpec()
                .getContainers()
                .getFirst()
                .getSecurityContext()
                .getReadOnlyRootFilesystem())
        .isFalse();
  }

  @Test
  void labels_that_find_the_run_can_not_be_changed() {
    assertThat(merge("labels: {throng.dev/role: x, a: b}").getMetadata().getLabels())
        .containsEntry("throng.dev/role", "worker")
        .containsEntry("a", "b");
  }

  private PodTemplateSpec merge(String overlay) {
    try {
      return PodOverlay.merge(template, new YAMLMapper().readTree(overlay));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
