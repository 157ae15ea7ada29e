package dev.throng.operator.resources;

import dev.throng.crds.spec.Workers;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.Map;

/**
 * A Job of some of a run's workers. It makes each pod once: what is missing later gets a Job of its
 * own, since the Job controller waits for 10, 20, 40 s and more before it makes a pod again.
 */
public final class WorkerJob {
  /** Of the run's first worker Job: whether lost workers are replaced. */
  private static final String ON_LOSS = "throng.dev/on-loss";

  /** What the Job controller adds to a template, which names the Job. */
  private static final Map<String, String> OF_ONE_JOB =
      Map.of(
          "controller-uid", "",
          "job-name", "",
          "batch.kubernetes.io/controller-uid", "",
          "batch.kubernetes.io/job-name", "");

  private WorkerJob() {}

  /** All workers that the run begins with. */
  static Job first(RunObjects run) {
    Workers.OnLoss onLoss = run.spec().workers().onLoss();
    Job job =
        of(
            new JobBuilder()
                .withMetadata(run.metadata(run.names().worker(), RunObjects.WORKER))
                .build(),
            run.workers(),
            WorkerPod.template(run));
    if (onLoss != Workers.OnLoss.REPLACE) {
      job.getMetadata().setAnnotations(Map.of(ON_LOSS, onLoss.name()));
    }
    return job;
  }

  /** Whether a worker of the run that is lost gets a successor. */
  public static boolean isReplacing(Job first) {
    Map<String, String> annotations = first.getMetadata().getAnnotations();
    return annotations == null || !annotations.containsKey(ON_LOSS);
  }

  /** More of the same: whatever the spec says by now, and whichever operator it is by now. */
  public static Job further(Job first, String name, int workers) {
    return of(
        new JobBuilder()
            .withMetadata(
                new ObjectMetaBuilder()
                    .withName(name)
                    .withNamespace(first.getMetadata().getNamespace())
                    .withLabels(first.getMetadata().getLabels())
                    .withOwnerReferences(first.getMetadata().getOwnerReferences())
                    .build())
            .build(),
        workers,
        template(first));
  }

  private static PodTemplateSpec template(Job first) {
    PodTemplateSpec template = first.getSpec().getTemplate();
    return template == null || template.getMetadata() == null
        ? new PodTemplateSpec()
        : new PodTemplateSpecBuilder(template)
            .editMetadata()
            .removeFromLabels(OF_ONE_JOB)
            .endMetadata()
            .build();
  }

  private static Job of(Job named, int workers, PodTemplateSpec template) {
    JobSpec spec = new JobSpec();
    spec.setCompletionMode("Indexed");
    spec.setParallelism(workers);
    spec.setCompletions(workers);
    spec.setBackoffLimitPerIndex(0);
    spec.setTemplate(template);
    named.setSpec(spec);
    return named;
  }
}
