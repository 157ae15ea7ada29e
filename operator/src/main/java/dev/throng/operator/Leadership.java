package dev.throng.operator;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes turns with other operators by a Lease.
 *
 * <p>An operator that loses the Lease ends at once, since another one acts from then on. One that
 * is told to end gives it back, so that the next need not wait until it expires: the Java Operator
 * SDK (5.2) installs no shutdown hook where leader election is on, and never releases its Lease.
 */
final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final String namespace;
  private final String lease;
  private final String identity;
  private volatile boolean ending;

  /**
   * @param host the name of this operator's pod, by which others see who leads; null if there is
   *     none
   */
  Leadership(String namespace, String lease, @Nullable String host) {
    this.namespace = namespace;
    this.lease = lease;
    identity = host == null || host.isBlank() ? UUID.randomUUID().toString() : host;
  }

  LeaderElectionConfiguration configuration() {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease)
        .withLeaseNamespace(namespace)
        .withIdentity(identity)
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(new LeaderCallbacks(() -> {}, this::lost, _ -> {}))
        .build();
  }

  private void lost() {
    if (!ending) {
      LOG.warn("the lease {} is lost: this operator ends", lease);
      Runtime.getRuntime().halt(1);
    }
  }

  /** This operator is told to end: from now on it may lose the Lease. */
  void ending() {
    ending = true;
  }

  /** Leaves the Lease to whoever asks next, if this operator holds it. */
  void giveBack(KubernetesClient client) {
    try {
      var resource = client.leases().inNamespace(namespace).withName(lease);
      Lease held = resource.get();
      if (held != null && Objects.equals(held.getSpec().getHolderIdentity(), identity)) {
        held.getSpec().setHolderIdentity("");
        held.getSpec().setLeaseDurationSeconds(1);
        client.resource(held).update();
      }
    } catch (KubernetesClientException e) {
      LOG.warn("the lease {} is not given back: {}", lease, e.getMessage());
    }
  }
}
