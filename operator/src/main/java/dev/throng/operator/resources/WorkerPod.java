package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/** A pod that runs users. */
final class WorkerPod {
  /**
   * A deleted LoadTest stops its load within 10 s. One that is evicted hands its users over in one,
   * and ends their requests in five more.
   */
  private static final int GRACE_SECONDS = 9;

  private WorkerPod() {}

  static PodTemplateSpec template(RunObjects run) {
    PodTemplateSpec template =
        new RunnerPod(run)
            .template(
                RunObjects.WORKER,
                arguments(run),
                RunnerPod.resources("250m", "256Mi", "2", "1Gi"),
                GRACE_SECONDS);
    return PodOverlay.merge(template, run.spec().workers().pod());
  }

  private static List<String> arguments(RunObjects run) {
    return List.of(
        "worker",
        "--master-host",
        run.names().master() + "." + run.owner().namespace() + ".svc",
        "--master-port",
        String.valueOf(RunObjects.PORT),
        "--name",
        "$(POD_NAME)",
        "--token-file",
        RunnerPod.TOKEN_FILE,
        "--metrics-port",
        String.valueOf(RunObjects.PORT));
  }
}
