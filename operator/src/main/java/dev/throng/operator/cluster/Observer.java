package dev.throng.operator.cluster;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.operator.cluster.MasterClient.Address;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.plan.Observation;
import dev.throng.operator.plan.References;
import dev.throng.operator.resources.JobIndexes;
import dev.throng.operator.resources.Owner;
import dev.throng.operator.resources.RunNames;
import dev.throng.operator.resources.RunObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees what planning needs. Jobs and pods come from caches; the API server is asked only in those
 * phases that depend on more.
 */
final class Observer {
  private final KubernetesClient client;
  private final Masters masters;
  private final HookSender hooks;

  Observer(KubernetesClient client, Masters masters, HookSender hooks) {
    this.client = client;
    this.masters = masters;
    this.hooks = hooks;
  }

  /**
   * All but the neighbours.
   *
   * @param refusals what the API server said to the last attempt to make the run's objects
   */
  Observation observe(Declaration test, Set<Job> jobs, Set<Pod> pods, List<String> refusals) {
    Owner owner = test.owner();
    ResourceID id = new ResourceID(owner.name(), owner.namespace());
    LoadTestStatus status = test.status();
    int run = status.run() == null ? 1 : status.run().number();
    RunNames names = new RunNames(owner.name(), owner.uid(), run);
    Phase phase = status.phase();
    List<Pod> own = pods.stream().filter(pod -> isOfJobs(pod, jobs)).toList();
    follow(id, owner, names, phase, own);
    MasterStatus master = masters.status(id, run).orElse(null);
    return new Observation(
        List.copyOf(jobs),
        own,
        master,
        masters.trouble(id, run).orElse(null),
        masters.isUntrusted(id, run),
        masters.isUnheard(id, run),
        masters.heard(id, run).orElse(null),
        needsReferences(phase, names, jobs) ? references(test) : null,
        phase == null || phase == Phase.PREFLIGHT ? taken(owner, names) : List.of(),
        List.of(),
        Stream.concat(refusals.stream(), failedCreates(owner, names, phase, jobs, own)).toList(),
        isEnding(phase, master) && exists(owner, names.report()),
        hooks.over(owner.uid(), run));
  }

  /** A pod outlives its Job for a moment, and its LoadTest too. */
  private static boolean isOfJobs(Pod pod, Set<Job> jobs) {
    Set<String> owners =
        jobs.stream().map(job -> job.getMetadata().getUid()).collect(Collectors.toSet());
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> owners.contains(reference.getUid()));
  }

  private void follow(
      ResourceID id, Owner owner, RunNames names, @Nullable Phase phase, List<Pod> pods) {
    boolean active =
        phase == Phase.PROVISIONING || phase == Phase.RUNNING || phase == Phase.STOPPING;
    if (!active) {
      masters.forget(id);
      return;
    }
    pods.stream()
        .filter(pod -> names.master().equals(pod.getMetadata().getLabels().get("job-name")))
        .map(pod -> pod.getStatus() == null ? null : pod.getStatus().getPodIP())
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(ip -> address(id, owner, names, ip))
        .ifPresent(master -> masters.watch(id, names.run(), master));
  }

  private Optional<Address> address(ResourceID id, Owner owner, RunNames names, String ip) {
    Optional<Address> known =
        masters.address(id, names.run()).filter(address -> address.ip().equals(ip));
    if (known.isPresent()) {
      return known;
    }
    Secret secret = client.secrets().inNamespace(owner.namespace()).withName(names.token()).get();
    return Optional.ofNullable(secret)
        .filter(owner::owns)
        .flatMap(RunSecret::access)
        .map(access ->
            new Address(ip, RunObjects.PORT, names.masterHost(owner.namespace()), access));
  }

  private static boolean needsReferences(@Nullable Phase phase, RunNames names, Set<Job> jobs) {
    return phase == null
        || phase == Phase.PREFLIGHT
        || (phase == Phase.PROVISIONING
            && !(has(jobs, names.master()) && has(jobs, names.worker())));
  }

  private static boolean has(Set<Job> jobs, String name) {
    return jobs.stream().anyMatch(job -> job.getMetadata().getName().equals(name));
  }

  private @Nullable References references(Declaration test) {
    LoadTestSpec spec = test.reading().spec();
    return spec == null ? null : new ReferenceLookup(client, test.owner().namespace()).of(spec);
  }

  private List<String> taken(Owner owner, RunNames names) {
    String namespace = owner.namespace();
    return Stream.<@Nullable HasMetadata>of(
            client.secrets().inNamespace(namespace).withName(names.token()).get(),
            client.configMaps().inNamespace(namespace).withName(names.manifest()).get(),
            client.configMaps().inNamespace(namespace).withName(names.report()).get(),
            client
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(namespace)
                .withName(names.policy())
                .get(),
            client.services().inNamespace(namespace).withName(names.master()).get(),
            client.batch().v1().jobs().inNamespace(namespace).withName(names.master()).get(),
            client.batch().v1().jobs().inNamespace(namespace).withName(names.worker()).get())
        .filter(Objects::nonNull)
        .filter(object -> !owner.owns(object))
        .map(object ->
            object.getKind()
                + " "
                + object.getMetadata().getName()
                + " exists already and does not belong to this LoadTest")
        .toList();
  }

  /** A quota, or a policy, that keeps pods from being made only shows in the Job's events. */
  private Stream<String> failedCreates(
      Owner owner, RunNames names, @Nullable Phase phase, Set<Job> jobs, List<Pod> pods) {
    if (phase != Phase.PROVISIONING && phase != Phase.RUNNING) {
      return Stream.empty();
    }
    return jobs.stream()
        .filter(job ->
            job.getMetadata().getName().equals(names.master())
                || names.workerNumber(job.getMetadata().getName()).isPresent())
        .filter(job -> lacksPods(job, pods))
        .flatMap(job ->
            client
                .v1()
                .events()
                .inNamespace(owner.namespace())
                .withField("involvedObject.uid", job.getMetadata().getUid())
                .list()
                .getItems()
                .stream())
        .filter(event -> "FailedCreate".equals(event.getReason()))
        .map(event -> event.getMessage())
        .distinct();
  }

  private static boolean lacksPods(Job job, List<Pod> pods) {
    Set<Object> made = new HashSet<>(JobIndexes.failed(job));
    made.addAll(JobIndexes.completed(job));
    pods.stream()
        .filter(pod ->
            job.getMetadata().getName().equals(pod.getMetadata().getLabels().get("job-name")))
        .forEach(pod -> made.add(JobIndexes.of(pod).<Object>map(i -> i).orElse(pod)));
    return made.size() < Optional.ofNullable(job.getSpec().getParallelism()).orElse(1);
  }

  private static boolean isEnding(@Nullable Phase phase, @Nullable MasterStatus master) {
    boolean over = master == null || master.state() == RunState.FINISHED;
    return over && (phase == Phase.STOPPING || (phase == Phase.RUNNING && master != null));
  }

  private boolean exists(Owner owner, String configMap) {
    HasMetadata found =
        client.configMaps().inNamespace(owner.namespace()).withName(configMap).get();
    return found != null && owner.owns(found);
  }
}
