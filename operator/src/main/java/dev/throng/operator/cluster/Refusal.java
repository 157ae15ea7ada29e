package dev.throng.operator.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** What the API server says when it refuses: its own words, without the client's around them. */
final class Refusal {
  private Refusal() {}

  static String sentence(KubernetesClientException refusal) {
    Status status = refusal.getStatus();
    return status == null || status.getMessage() == null
        ? String.valueOf(refusal.getMessage())
        : status.getMessage();
  }
}
