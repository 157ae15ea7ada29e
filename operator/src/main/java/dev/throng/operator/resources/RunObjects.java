package dev.throng.operator.resources;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;

/**
 * All objects of one run.
 *
 * @param owner of each of them: they go when it goes
 * @param workers how many the run begins with
 */
public record RunObjects(
    RunNames names, Owner owner, LoadTestSpec spec, int workers, Settings settings) {
  public static final String MASTER = "master";
  public static final String WORKER = "worker";
  public static final int PORT = 8089;
  static final String MANIFEST_KEY = "loadtest.yaml";
  public static final String TOKEN_KEY = "token";
  public static final String CERTIFICATE_KEY = "tls.crt";
  public static final String PRIVATE_KEY_KEY = "tls.key";

  /**
   * What the master knows the others by, and they the master; still empty, since the same input
   * gives the same objects here.
   */
  public Secret secret() {
    return new SecretBuilder()
        .withMetadata(metadata(names.token(), MASTER))
        .withType("Opaque")
        .withImmutable(true)
        .build();
  }

  /** What the master reads, data feeds inlined. */
  public ConfigMap manifest(String manifest) {
    return new ConfigMapBuilder()
        .withMetadata(metadata(names.manifest(), MASTER))
        .withData(Map.of(MANIFEST_KEY, manifest))
        .build();
  }

  /** Gives the master its name in DNS, before it is ready: workers connect early. */
  public Service service() {
    return new ServiceBuilder()
        .withMetadata(metadata(names.master(), MASTER))
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(Labels.selector(names, MASTER))
        .addNewPort()
        .withName(MasterPod.PORT_NAME)
        .withPort(PORT)
        .withNewTargetPort(MasterPod.PORT_NAME)
        .endPort()
        .endSpec()
        .build();
  }

  public Job master() {
    return MasterJob.of(this);
  }

  public Job workerJob() {
    return WorkerJob.first(this);
  }

  public HasMetadata disruptionBudget() {
    return RunDisruptionBudget.of(this);
  }

  public HasMetadata networkPolicy() {
    return RunNetworkPolicy.of(this);
  }

  ObjectMeta metadata(String name, String role) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(owner.namespace())
        .withLabels(Labels.of(names, role))
        .withOwnerReferences(owner.reference())
        .build();
  }
}
