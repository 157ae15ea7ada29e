package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;

/** A pod that runs users. */
final class WorkerPod {
  /**
   * A deleted LoadTest stops its load within 10 s. One that is evicted hands its users over in one,
   * and ends their requests in five more.
   */
  private static final int GRACE_SECONDS = 9;

  /** It has nothing on it that needs a token: probes and metrics, in plain HTTP. */
  private static final String PORT_NAME = "http";

  private WorkerPod() {}

  static PodTemplateSpec template(RunObjects run) {
    PodTemplateSpec template =
        new RunnerPod(run, List.of(RunObjects.TOKEN_KEY, RunObjects.CERTIFICATE_KEY))
            .template(
                RunObjects.WORKER,
                PORT_NAME,
                arguments(run),
                RunnerPod.resources("250m", "256Mi", "2", "1Gi"),
                GRACE_SECONDS);
    return PodOverlay.merge(template, run.spec().workers().pod());
  }

  private static List<String> arguments(RunObjects run) {
    List<String> arguments = new ArrayList<>();
    arguments.add("worker");
    arguments.addAll(List.of("--master-host", run.names().masterHost(run.owner().namespace())));
    arguments.addAll(List.of("--master-port", String.valueOf(RunObjects.PORT)));
    arguments.addAll(List.of("--name", "$(POD_NAME)"));
    arguments.addAll(List.of("--token-file", RunnerPod.TOKEN_FILE));
    arguments.addAll(List.of("--ca", RunnerPod.CERTIFICATE_FILE));
    arguments.addAll(List.of("--metrics-port", String.valueOf(RunObjects.PORT)));
    if (!run.spec().hasJava()) {
      arguments.add("--no-java");
    }
    return arguments;
  }
}
