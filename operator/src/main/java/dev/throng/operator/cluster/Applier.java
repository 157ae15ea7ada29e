package dev.throng.operator.cluster;

import dev.throng.operator.plan.Action;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.resources.Labels;
import dev.throng.operator.resources.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vertx.core.Future;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries plans out: the only class that writes to the API server and tells masters anything. */
final class Applier {
  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);
  private static final String MANAGER = Labels.OPERATOR;
  private static final int MASTER_SECONDS = 5;

  private final KubernetesClient client;
  private final Masters masters;
  private final MasterClient masterClient;
  private final ReportStore reports;
  private final HookSender hooks;

  Applier(KubernetesClient client, Masters masters, MasterClient masterClient, HookSender hooks) {
    this.client = client;
    this.masters = masters;
    this.masterClient = masterClient;
    this.reports = new ReportStore(masterClient);
    this.hooks = hooks;
  }

  /**
   * @throws KubernetesClientException if the API server refuses, or does not answer
   * @throws IllegalStateException if a master does not take what only it can do
   */
  void carryOut(Declaration test, Action action) {
    Owner owner = test.owner();
    switch (action) {
      case Action.CreateSecret(var empty, var host) ->
          create(RunSecret.filled(empty, host, Instant.now()));
      case Action.Apply(var object) -> apply(object);
      case Action.Delete(var kind, var name) -> delete(owner, kind, name);
      case Action.DeletePod(var name, var uid) -> deletePod(owner, name, uid);
      case Action.TellUsers(var run, var users) ->
          tell(owner, run, master -> masterClient.users(master, users));
      case Action.TellStop(var run, var reason, var verdict) ->
          tryToTell(owner, run, master -> masterClient.stop(master, reason, verdict));
      case Action.Acknowledge(var run) -> tryToTell(owner, run, masterClient::acknowledge);
      case Action.CallHook call -> hooks.call(test, call);
      case Action.StoreReport report ->
          masters
              .address(id(owner), report.run())
              .flatMap(master -> reports.fetch(master, owner, report))
              .ifPresent(this::store);
    }
  }

  private void create(HasMetadata object) {
    try {
      client.resource(object).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private void apply(HasMetadata object) {
    client
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(MANAGER)
                .withForce(true)
                .build());
  }

  /** A report that the API server refuses must not keep the verdict from being written. */
  private void store(ConfigMap report) {
    try {
      apply(report);
    } catch (KubernetesClientException e) {
      LOG.warn("no report: {}", e.getMessage());
    }
  }

  /** Only what is the LoadTest's own. */
  private void delete(Owner owner, Action.Kind kind, String name) {
    String namespace = owner.namespace();
    var resource =
        switch (kind) {
          case JOB -> client.batch().v1().jobs().inNamespace(namespace).withName(name);
          case SERVICE -> client.services().inNamespace(namespace).withName(name);
          case SECRET -> client.secrets().inNamespace(namespace).withName(name);
          case CONFIG_MAP -> client.configMaps().inNamespace(namespace).withName(name);
          case NETWORK_POLICY ->
              client.network().v1().networkPolicies().inNamespace(namespace).withName(name);
          case DISRUPTION_BUDGET ->
              client.policy().v1().podDisruptionBudget().inNamespace(namespace).withName(name);
        };
    HasMetadata found = resource.get();
    if (found != null && owner.owns(found)) {
      resource.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    }
  }

  private void deletePod(Owner owner, String name, String uid) {
    var resource = client.pods().inNamespace(owner.namespace()).withName(name);
    Pod found = resource.get();
    if (found != null && uid.equals(found.getMetadata().getUid())) {
      resource.delete();
    }
  }

  /** A master that can't be told to end will do so by its schedule, or be removed by a deadline. */
  private void tryToTell(Owner owner, int run, Function<MasterClient.Address, Future<Void>> call) {
    try {
      tell(owner, run, call);
    } catch (IllegalStateException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  private void tell(Owner owner, int run, Function<MasterClient.Address, Future<Void>> call) {
    MasterClient.Address master =
        masters
            .address(id(owner), run)
            .orElseThrow(() -> new IllegalStateException("the master has no address yet"));
    try {
      call.apply(master)
          .toCompletionStage()
          .toCompletableFuture()
          .get(MASTER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MasterClient.Refused refused) {
        LOG.warn("{}", refused.getMessage());
      } else {
        throw new IllegalStateException("the master was not told: " + e.getMessage(), e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("the master was not told in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ResourceID id(Owner owner) {
    return new ResourceID(owner.name(), owner.namespace());
  }
}
