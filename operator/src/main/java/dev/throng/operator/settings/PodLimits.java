package dev.throng.operator.settings;

import java.util.List;

/**
 * What of a run's pods a LoadTest may decide. The operator may create any pod, so whoever may write
 * a LoadTest could otherwise do what no right of theirs allows: mount a node's disk, act as another
 * service account, or run privileged.
 *
 * @param fields of {@code spec.workers.pod} and {@code spec.master.pod}; for a kind of volume
 *     {@code volumes.configMap} and so on, for all of them {@code volumes}
 * @param images patterns of images besides the operator's own runner
 * @param serviceAccounts patterns of the names of service accounts
 */
public record PodLimits(List<String> fields, List<String> images, List<String> serviceAccounts) {
  /** What cannot reach beyond the pod. */
  public static final PodLimits SAFE =
      new PodLimits(
          List.of(
              "labels",
              "annotations",
              "resources",
              "env",
              "envFrom",
              "volumeMounts",
              "lifecycle",
              "imagePullPolicy",
              "imagePullSecrets",
              "nodeSelector",
              "affinity",
              "tolerations",
              "topologySpreadConstraints",
              "priorityClassName",
              "terminationGracePeriodSeconds",
              "runtimeClassName",
              "schedulerName",
              "serviceAccountName",
              "volumes.configMap",
              "volumes.downwardAPI",
              "volumes.emptyDir",
              "volumes.persistentVolumeClaim",
              "volumes.secret"),
          List.of(),
          List.of("default"));

  public PodLimits {
    fields = List.copyOf(fields);
    images = List.copyOf(images);
    serviceAccounts = List.copyOf(serviceAccounts);
  }

  public boolean allowsField(String name) {
    return Wildcard.anyMatches(fields, name);
  }

  public boolean allowsImage(String image) {
    return Wildcard.anyMatches(images, image);
  }

  public boolean allowsServiceAccount(String name) {
    return Wildcard.anyMatches(serviceAccounts, name);
  }
}
