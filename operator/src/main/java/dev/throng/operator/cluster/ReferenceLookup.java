package dev.throng.operator.cluster;

import dev.throng.crds.spec.ConfigMapKeyRef;
import dev.throng.crds.spec.DataSource;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Tls;
import dev.throng.crds.spec.UserClass;
import dev.throng.operator.plan.References;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up the Secrets and ConfigMaps that a spec names. */
record ReferenceLookup(KubernetesClient client, String namespace) {

  References of(LoadTestSpec spec) {
    Map<String, Set<String>> secrets = new HashMap<>();
    for (String name : secretNames(spec)) {
      Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
      if (secret != null) {
        secrets.put(
            name, secret.getData() == null ? Set.of() : Set.copyOf(secret.getData().keySet()));
      }
    }
    Map<String, Map<String, String>> configMaps = new HashMap<>();
    for (String name : configMapNames(spec)) {
      ConfigMap configMap = client.configMaps().inNamespace(namespace).withName(name).get();
      if (configMap != null) {
        configMaps.put(
            name, configMap.getData() == null ? Map.of() : Map.copyOf(configMap.getData()));
      }
    }
    return new References(secrets, configMaps);
  }

  private static Set<String> secretNames(LoadTestSpec spec) {
    Tls tls = spec.target().http().tls();
    return Stream.concat(
            spec.secrets().values().stream().map(source -> source.secretKeyRef().name()),
            Stream.of(
                    tls.caSecret() == null ? "" : tls.caSecret().name(),
                    tls.clientCertSecret() == null ? "" : tls.clientCertSecret().name())
                .filter(name -> !name.isEmpty()))
        .collect(Collectors.toSet());
  }

  private static Set<String> configMapNames(LoadTestSpec spec) {
    Stream<@Nullable ConfigMapKeyRef> ofData =
        spec.data().values().stream()
            .flatMap(feed ->
                Stream.of(Optional.ofNullable(feed.csv()), Optional.ofNullable(feed.json())))
            .flatMap(Optional::stream)
            .map(DataSource::configMapKeyRef);
    Stream<@Nullable ConfigMapKeyRef> ofJava =
        spec.userClasses().stream()
            .map(UserClass::java)
            .filter(Objects::nonNull)
            .map(JavaClass::configMapKeyRef);
    return Stream.concat(ofData, ofJava)
        .filter(Objects::nonNull)
        .map(reference -> reference.name())
        .collect(Collectors.toSet());
  }
}
