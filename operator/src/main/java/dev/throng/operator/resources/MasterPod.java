package dev.throng.operator.resources;

import dev.throng.crds.values.GoDuration;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.ArrayList;
import java.util.List;

/** The pod that leads a run. */
final class MasterPod {
  private static final String DIRECTORY = "/etc/throng/manifest";

  /**
   * As long as the load takes to end, and then until the operator has fetched the report. Of a
   * LoadTest that is deleted nobody wants one: the operator lets its master go at once.
   */
  private static final int GRACE_SECONDS = 30;

  /**
   * On a node whose cores are all taken a start can take minutes; timeouts.workersReady ends it
   * earlier. A probe that looks before the master listens would leave a Warning in each run, so
   * there is none for the start, nor for readiness, which nothing waits for: the Service has the
   * master's address from the beginning, and workers and operator try again until it answers.
   */
  private static final int START_SECONDS = 600;

  private static final int PROBE_SECONDS = 10;
  private static final int SILENCES = 6;

  /** Its scheme, which scrapers may go by. */
  static final String PORT_NAME = "https";

  /** In plain HTTP on the pod's own loopback address: where {@code kubectl port-forward} leads. */
  private static final int LOCAL_PORT = 18_089;

  /**
   * With so few it has little to count: its start is most of what it does, and compiling well a
   * fifth of its start.
   */
  private static final int FEW_WORKERS = 10;

  private static final List<String> SECRET_KEYS =
      List.of(RunObjects.TOKEN_KEY, RunObjects.CERTIFICATE_KEY, RunObjects.PRIVATE_KEY_KEY);

  private MasterPod() {}

  static PodTemplateSpec template(RunObjects run) {
    RunnerPod pod = new RunnerPod(run, SECRET_KEYS);
    pod.mountManifest(DIRECTORY);
    if (run.workers() <= FEW_WORKERS) {
      pod.tellJava("-XX:TieredStopAtLevel=1");
    }
    PodTemplateSpec template =
        pod.template(
            RunObjects.MASTER,
            PORT_NAME,
            arguments(run),
            RunnerPod.resources("100m", "256Mi", "2", "1Gi"),
            GRACE_SECONDS);
    var container = template.getSpec().getContainers().getFirst();
    container.setLivenessProbe(liveness());
    return withGrace(PodOverlay.merge(template, run.spec().master().pod()));
  }

  /** The overlay may have changed it, and the master must know it. */
  private static PodTemplateSpec withGrace(PodTemplateSpec template) {
    String grace = template.getSpec().getTerminationGracePeriodSeconds() + "s";
    return new PodTemplateSpecBuilder(template)
        .editSpec()
        .editMatchingContainer(container -> container.getName().equals(RunObjects.MASTER))
        .addToArgs("--grace", grace)
        .endContainer()
        .endSpec()
        .build();
  }

  private static List<String> arguments(RunObjects run) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("master", DIRECTORY + "/" + RunObjects.MANIFEST_KEY));
    arguments.addAll(List.of("--expect-workers", String.valueOf(run.workers())));
    arguments.addAll(List.of("--run-number", String.valueOf(run.names().run())));
    arguments.addAll(List.of("--port", String.valueOf(RunObjects.PORT)));
    arguments.addAll(List.of("--tls-cert", RunnerPod.CERTIFICATE_FILE));
    arguments.addAll(List.of("--tls-key", RunnerPod.PRIVATE_KEY_FILE));
    arguments.addAll(List.of("--local-port", String.valueOf(LOCAL_PORT)));
    arguments.addAll(List.of("--token-file", RunnerPod.TOKEN_FILE));
    run.settings()
        .limits()
        .maxUsers()
        .ifPresent(most -> arguments.addAll(List.of("--max-users", String.valueOf(most))));
    arguments.addAll(List.of("--termination-log", "/dev/termination-log"));
    arguments.addAll(List.of("--linger", new GoDuration(run.settings().masterLinger()).toString()));
    return arguments;
  }

  private static Probe liveness() {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath("/livez")
        .withNewPort(PORT_NAME)
        .withScheme("HTTPS")
        .endHttpGet()
        .withInitialDelaySeconds(START_SECONDS)
        .withPeriodSeconds(PROBE_SECONDS)
        .withTimeoutSeconds(5)
        .withFailureThreshold(SILENCES)
        .build();
  }
}
