package dev.throng.operator.resources;

import dev.throng.crds.values.GoDuration;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.List;

/** The pod that leads a run. */
final class MasterPod {
  private static final String DIRECTORY = "/etc/throng/manifest";

  /** Longer than a worker's: the master still has its verdict to write. */
  private static final int GRACE_SECONDS = 10;

  /**
   * On a node whose cores are all taken a start can take minutes; timeouts.workersReady ends it
   * earlier.
   */
  private static final int START_SECONDS = 600;

  private MasterPod() {}

  static PodTemplateSpec template(RunObjects run) {
    RunnerPod pod = new RunnerPod(run);
    pod.mountManifest(DIRECTORY);
    PodTemplateSpec template =
        pod.template(
            RunObjects.MASTER,
            arguments(run),
            RunnerPod.resources("100m", "256Mi", "2", "1Gi"),
            GRACE_SECONDS);
    var container = template.getSpec().getContainers().getFirst();
    container.setStartupProbe(probe("/livez", 1, START_SECONDS));
    container.setReadinessProbe(probe("/readyz", 1, 1));
    container.setLivenessProbe(probe("/livez", 10, 6));
    return PodOverlay.merge(template, run.spec().master().pod());
  }

  private static List<String> arguments(RunObjects run) {
    return List.of(
        "master",
        DIRECTORY + "/" + RunObjects.MANIFEST_KEY,
        "--expect-workers",
        String.valueOf(run.workers()),
        "--run-number",
        String.valueOf(run.names().run()),
        "--port",
        String.valueOf(RunObjects.PORT),
        "--token-file",
        RunnerPod.TOKEN_FILE,
        "--termination-log",
        "/dev/termination-log",
        "--linger",
        new GoDuration(run.settings().masterLinger()).toString());
  }

  private static Probe probe(String path, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort("http")
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(5)
        .withFailureThreshold(failures)
        .build();
  }
}
