package dev.throng.operator.resources;

import dev.throng.crds.spec.SecretKeyRef;
import dev.throng.crds.spec.SecretVariable;
import dev.throng.crds.spec.Tls;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What master and worker pods have in common: the restricted security standard, what the run's ends
 * know each other by, secrets. An autoscaler that moves one of them to another node spoils the run,
 * so they ask to be left alone.
 */
final class RunnerPod {
  private static final Map<String, String> LEFT_ALONE = leftAlone();
  private static final String RUN_DIRECTORY = "/etc/throng/run";
  private static final String TLS_DIRECTORY = "/etc/throng/tls";
  static final String TOKEN_FILE = RUN_DIRECTORY + "/" + RunObjects.TOKEN_KEY;
  static final String CERTIFICATE_FILE = RUN_DIRECTORY + "/" + RunObjects.CERTIFICATE_KEY;
  static final String PRIVATE_KEY_FILE = RUN_DIRECTORY + "/" + RunObjects.PRIVATE_KEY_KEY;

  private final RunObjects run;
  private final List<EnvVar> env = new ArrayList<>();
  private final List<Volume> volumes = new ArrayList<>();
  private final List<VolumeMount> mounts = new ArrayList<>();

  /**
   * @param secretKeys what of the run's Secret it gets
   */
  RunnerPod(RunObjects run, List<String> secretKeys) {
    this.run = run;
    env.add(fieldOfPod("POD_NAME", "metadata.name"));
    volumes.add(new VolumeBuilder().withName("tmp").withNewEmptyDir().endEmptyDir().build());
    mounts.add(new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
    mountSecret(
        "run",
        run.names().token(),
        RUN_DIRECTORY,
        secretKeys.stream().map(key -> new KeyToPath(key, null, key)).toList());
    run.spec().secrets().forEach((name, source) -> addSecret(name, source.secretKeyRef()));
    addTls(run.spec().target().http().tls());
  }

  PodTemplateSpec template(
      String role,
      String portName,
      List<String> arguments,
      ResourceRequirements resources,
      int graceSeconds) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(run.names(), role))
        .addToAnnotations(run.settings().protection().annotations() ? LEFT_ALONE : Map.of())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds((long) graceSeconds)
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withContainers(container(role, portName, arguments, resources))
        .withVolumes(volumes)
        .endSpec()
        .build();
  }

  /** In the same order each time. */
  private static Map<String, String> leftAlone() {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    annotations.put("karpenter.sh/do-not-disrupt", "true");
    return annotations;
  }

  private Container container(
      String role, String portName, List<String> arguments, ResourceRequirements resources) {
    String image = run.spec().image();
    return new ContainerBuilder()
        .withName(role)
        .withImage(image == null ? run.settings().runnerImage() : image)
        .withImagePullPolicy("IfNotPresent")
        .withArgs(arguments)
        .withEnv(env)
        .withResources(resources)
        .withVolumeMounts(mounts)
        .addNewPort()
        .withName(portName)
        .withContainerPort(RunObjects.PORT)
        .endPort()
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .build();
  }

  static ResourceRequirements resources(
      String cpuRequest, String memoryRequest, String cpuLimit, String memoryLimit) {
    return new ResourceRequirementsBuilder()
        .withRequests(quantities(cpuRequest, memoryRequest))
        .withLimits(quantities(cpuLimit, memoryLimit))
        .build();
  }

  /** In the same order each time: the same run has the same objects. */
  private static Map<String, Quantity> quantities(String cpu, String memory) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    quantities.put("cpu", new Quantity(cpu));
    quantities.put("memory", new Quantity(memory));
    return quantities;
  }

  /** Java says in the log that it took them; those of a LoadTest's own stand in their place. */
  void tellJava(String options) {
    env.add(new EnvVar("JDK_JAVA_OPTIONS", options, null));
  }

  void mountManifest(String directory) {
    volumes.add(
        new VolumeBuilder()
            .withName("manifest")
            .withNewConfigMap()
            .withName(run.names().manifest())
            .endConfigMap()
            .build());
    mounts.add(readOnly("manifest", directory));
  }

  private void addSecret(String name, SecretKeyRef source) {
    env.add(
        new EnvVarBuilder()
            .withName(SecretVariable.of(name))
            .withNewValueFrom()
            .withNewSecretKeyRef(source.key(), source.name(), false)
            .endValueFrom()
            .build());
  }

  private void addTls(Tls tls) {
    if (tls.caSecret() != null) {
      String directory = TLS_DIRECTORY + "/ca";
      mountSecret(
          "tls-ca",
          tls.caSecret().name(),
          directory,
          List.of(new KeyToPath(tls.caSecret().key(), null, "ca.crt")));
      env.add(new EnvVar("THRONG_TLS_CA_FILE", directory + "/ca.crt", null));
    }
    if (tls.clientCertSecret() != null) {
      String directory = TLS_DIRECTORY + "/client";
      mountSecret("tls-client", tls.clientCertSecret().name(), directory, List.of());
      env.add(new EnvVar("THRONG_TLS_CERT_FILE", directory + "/tls.crt", null));
      env.add(new EnvVar("THRONG_TLS_KEY_FILE", directory + "/tls.key", null));
    }
  }

  private void mountSecret(String volume, String secret, String directory, List<KeyToPath> items) {
    volumes.add(
        new VolumeBuilder()
            .withName(volume)
            .withNewSecret()
            .withSecretName(secret)
            .withItems(items)
            .endSecret()
            .build());
    mounts.add(readOnly(volume, directory));
  }

  private static VolumeMount readOnly(String volume, String directory) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(directory)
        .withReadOnly(true)
        .build();
  }

  private static EnvVar fieldOfPod(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .build();
  }
}
