package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cluster adds to pods, as service meshes do. */
@OnNode
@Order(4)
class InjectionIT {
  private static final String ADDED =
      "name: \"mesh\", image: \"%s\", securityContext: Object.spec.%2$s.securityContext{"
          + "runAsUser: 65532, allowPrivilegeEscalation: false, capabilities:"
          + " Object.spec.%2$s.securityContext.capabilities{drop: [\"ALL\"]}}";
  private static final String POD =
      """
      spec:
        securityContext: {runAsNonRoot: true, runAsUser: 65532, seccompProfile: {type: RuntimeDefault}}
        containers:
          - name: worker
            image: none
            securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      """;
  private static final String PAUSE = "docker.io/throng/pause:1";
  private static final String MISSING = "localhost:9/missing:1";

  @Test
  void given_a_worker_that_crashes_beside_an_added_container_then_another_takes_its_place() {
    Space space = adding("containers", "", PAUSE);
    WorkerLossIT.start(space, "containers", "10m");
    RunPod victim = space.pod("containers", "worker");

    Instant crashed = Instant.now();
    victim.kill();

    String phase = space.kubectl("get", "pod", victim.name(), "--output=jsonpath={.status.phase}");
    assertThat(phase).as("the pod itself goes on").isEqualTo("Running");
    WorkerLossIT.awaitLoss(space, "containers", crashed);
    space.kubectl("wait", "pod/" + victim.name(), "--for=delete", "--timeout=60s");
    WorkerLossIT.assertThatItWasLostAndReplaced(space, "containers", victim);
  }

  @Tag("nightly")
  @Test
  void given_an_added_init_container_without_an_image_then_it_is_named_soon() {
    assertThatItIsNamed(adding("initcontainers", "", MISSING));
  }

  @Test
  void given_an_added_native_sidecar_without_an_image_then_it_is_named_soon() {
    assertThatItIsNamed(adding("sidecars", ", restartPolicy: \"Always\"", MISSING));
  }

  private static void assertThatItIsNamed(Space space) {
    String name = space.name();
    space.applied(LoadTestText.of(name).with("timeouts", "{workersReady: 30s}"));

    space.kubectl("wait", "lt/" + name, "--for=condition=Degraded", "--timeout=20s");
    assertThat(space.view(name).message("Degraded"))
        .contains("-worker-0-", "ImagePull", "container mesh");

    LoadTestView test = space.finished(name);
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Error");
    assertThat(test.reason()).startsWith("0 of 1 workers").contains("container mesh");
    space.awaitNothingLeftOf(name);
  }

  /** A namespace whose workers get a container more. */
  private static Space adding(String name, String more, String image) {
    Space space = Space.of(name);
    boolean isServed =
        space
            .attempt("api-resources", "--api-group=admissionregistration.k8s.io")
            .text()
            .matches("(?s).*admissionregistration.k8s.io/v1 +false +MutatingAdmissionPolicy\n.*");
    Assumptions.assumeTrue(isServed, "MutatingAdmissionPolicy is v1 from 1.36 on");
    boolean beside = name.equals("containers");
    String list = beside ? "containers" : "initContainers";
    String container = "Object.spec." + list + "{" + ADDED.formatted(image, list) + more + "}";
    space.applied(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: %1$s}
        spec:
          matchConstraints:
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
            resourceRules:
              - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
          matchConditions:
            - {name: workers, expression: "object.metadata.labels[?'throng.dev/role'].orValue('') == 'worker'"}
          failurePolicy: Fail
          reinvocationPolicy: Never
          mutations:
            - patchType: JSONPatch
              jsonPatch: {expression: '[JSONPatch{op: "add", path: "%2$s", value: %3$s}]'}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: %1$s}
        spec: {policyName: %1$s}
        """
            .formatted(
                name,
                beside ? "/spec/containers/-" : "/spec/initContainers",
                beside ? container : "[" + container + "]"));
    String probe = "metadata: {name: probe, labels: {throng.dev/role: worker}}";
    Space.await(
        "pods of " + name + " get a container more",
        () -> space.wouldBe("apiVersion: v1\nkind: Pod\n" + probe + "\n" + POD).contains("mesh"));
    return space;
  }
}
