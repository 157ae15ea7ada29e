package dev.throng.operator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.LoadTest;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/**
 * Reads objects without {@code metadata.managedFields}, which nothing here asks for: so that no
 * watch keeps them in memory. Knows the kinds of watched objects only: Fabric8's search for kinds
 * would load all of its 400.
 */
final class LeanSerialization extends KubernetesSerialization {
  /** A watch tells of its own end by a Status. */
  private static final List<Class<? extends KubernetesResource>> WATCHED =
      List.of(LoadTest.class, Job.class, Pod.class, Lease.class, Status.class);

  LeanSerialization() {
    super(new ObjectMapper(), false);
    WATCHED.forEach(this::registerKubernetesResource);
  }

  @Override
  protected void configureMapper(ObjectMapper mapper) {
    super.configureMapper(mapper);
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
  }

  @JsonIgnoreProperties("managedFields")
  private interface WithoutManagedFields {}
}
