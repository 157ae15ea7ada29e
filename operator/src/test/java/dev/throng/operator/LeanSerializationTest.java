package dev.throng.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.LoadTest;
import io.fabric8.kubernetes.api.model.ObjectMeta;
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

  private static LoadTest read(KubernetesSerialization serialization) {
    return serialization.unmarshal(LOAD_TEST, LoadTest.class);
  }

  private static ObjectMeta without(ObjectMeta metadata) {
    return metadata.edit().withManagedFields().build();
  }
}
