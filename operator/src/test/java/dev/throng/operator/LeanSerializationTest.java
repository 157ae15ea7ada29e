package dev.throng.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.LoadTest;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class LeanSerializationTest {
  private static final String LOAD_TEST =
      """
      {
        "apiVersion": "throng.dev/v1alpha1",
        "kind": "LoadTest",
        "metadata": {
          "name": "shop",
          "generation": 3,
          "labels": {"team": "shop"},
          "managedFields": [
            {"manager": "kubectl", "operation": "Apply", "fieldsV1": {"f:spec": {"f:load": {}}}}
          ]
        },
        "spec": {"load": {"users": 3}},
        "status": {"phase": "Running"}
      }
      """;

  @Test
  void only_managed_fields_are_left_out() {
    LoadTest lean = read(new LeanSerialization());
    LoadTest whole = read(new KubernetesSerialization());

    assertThat(whole.getMetadata().getManagedFields()).hasSize(1);
    assertThat(lean.getMetadata().getManagedFields()).isEmpty();
    assertThat(lean.getMetadata().getAdditionalProperties()).isEmpty();
    assertThat(lean.getMetadata()).isEqualTo(without(whole.getMetadata()));
    assertThat(lean.getSpec().json()).isEqualTo(whole.getSpec().json());
    assertThat(lean.getStatus()).isEqualTo(whole.getStatus());
  }

  @Test
  void what_a_watch_tells_is_of_its_own_kind() {
    LeanSerialization lean = new LeanSerialization();

    assertThat(watched(lean, LOAD_TEST)).isInstanceOf(LoadTest.class);
    assertThat(watched(lean, "{'apiVersion': 'v1', 'kind': 'Pod'}")).isInstanceOf(Pod.class);
    assertThat(watched(lean, "{'apiVersion': 'batch/v1', 'kind': 'Job'}")).isInstanceOf(Job.class);
    assertThat(watched(lean, "{'apiVersion': 'v1', 'kind': 'Status', 'code': 410}"))
        .as("a watch that is too old begins again by it")
        .isInstanceOf(Status.class);
  }

  private static KubernetesResource watched(LeanSerialization serialization, String object) {
    String event = "{\"type\": \"MODIFIED\", \"object\": %s}".formatted(object.replace('\'', '"'));
    return (KubernetesResource) serialization.unmarshal(event, WatchEvent.class).getObject();
  }

  private static LoadTest read(KubernetesSerialization serialization) {
    return serialization.unmarshal(LOAD_TEST, LoadTest.class);
  }

  private static ObjectMeta without(ObjectMeta metadata) {
    return metadata.edit().withManagedFields().build();
  }
}
