package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.List;
import java.util.Map;

/**
 * Who may reach the pods of a run: each other, the operator, and namespaces whose label {@code
 * throng.dev/metrics} is {@code allowed}. The load itself goes out, which stays open.
 */
final class RunNetworkPolicy {
  private static final String METRICS = "throng.dev/metrics";

  private RunNetworkPolicy() {}

  static NetworkPolicy of(RunObjects run) {
    List<NetworkPolicyPeer> peers =
        List.of(
            new NetworkPolicyPeerBuilder()
                .withPodSelector(labels(Labels.selector(run.names())))
                .build(),
            namespace(Map.of("kubernetes.io/metadata.name", run.settings().operatorNamespace())),
            namespace(Map.of(METRICS, "allowed")));
    return new NetworkPolicyBuilder()
        .withMetadata(run.metadata(run.names().policy(), "network"))
        .withNewSpec()
        .withPodSelector(labels(Labels.selector(run.names())))
        .withPolicyTypes("Ingress")
        .addNewIngress()
        .withFrom(peers)
        .addNewPort()
        .withProtocol("TCP")
        .withNewPort(RunObjects.PORT)
        .endPort()
        .endIngress()
        .endSpec()
        .build();
  }

  private static NetworkPolicyPeer namespace(Map<String, String> labels) {
    return new NetworkPolicyPeerBuilder().withNamespaceSelector(labels(labels)).build();
  }

  private static LabelSelector labels(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(labels).build();
  }
}
