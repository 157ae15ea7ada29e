package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.DeclaredSpec;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.spec.ConfigMapKeyRef;
import dev.throng.crds.spec.Tls;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.values.Sha256;
import dev.throng.operator.resources.Owner;
import dev.throng.operator.resources.RunManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Secrets and ConfigMaps that a spec names. */
final class Requirements {
  /** A ConfigMap takes 1 MiB with all that is around its data. */
  private static final int MAX_MANIFEST_BYTES = 1_000_000;

  private Requirements() {}

  /** What is not there, or can't be used, each in a sentence. */
  static List<String> missing(Turn turn, References references) {
    List<String> missing = new ArrayList<>(turn.seen.taken());
    turn.spec()
        .secrets()
        .values()
        .forEach(source ->
            secret(
                source.secretKeyRef().name(),
                List.of(source.secretKeyRef().key()),
                references,
                missing));
    Tls tls = turn.spec().target().http().tls();
    if (tls.caSecret() != null) {
      secret(tls.caSecret().name(), List.of(tls.caSecret().key()), references, missing);
    }
    if (tls.clientCertSecret() != null) {
      secret(tls.clientCertSecret().name(), List.of("tls.crt", "tls.key"), references, missing);
    }
    turn.spec().data().values().stream()
        .flatMap(feed -> Stream.of(feed.csv(), feed.json()))
        .filter(Objects::nonNull)
        .forEach(source -> configMap(source.configMapKeyRef(), references, missing));
    turn.spec().userClasses().stream()
        .map(UserClass::java)
        .filter(Objects::nonNull)
        .forEach(java -> configMap(java.configMapKeyRef(), references, missing));
    Comparison.obstacle(turn).ifPresent(missing::add);
    if (missing.isEmpty()) {
      unusable(inlined(turn, references), manifest(turn, references), missing);
    }
    return missing.stream().distinct().toList();
  }

  /** What the master will read. */
  static String manifest(Turn turn, References references) {
    Owner owner = turn.test.owner();
    return RunManifest.text(owner.namespace(), owner.name(), inlined(turn, references));
  }

  private static JsonNode inlined(Turn turn, References references) {
    return RunManifest.judged(
        RunManifest.inlined(
            turn.test.rawSpec(),
            (name, key) -> references.configMaps().getOrDefault(name, Map.of()).get(key)),
        Comparison.thresholds(turn));
  }

  /** The SHA-256 of the source of each user class in Java, as {@code sha256sum} has it. */
  static Map<String, String> javaSources(Turn turn, References references) {
    Map<String, String> hashes = new TreeMap<>();
    for (JsonNode userClass : inlined(turn, references).path("userClasses")) {
      JsonNode source = userClass.path("java").path("inline");
      if (source.isTextual()) {
        hashes.put(userClass.path("name").asText(), Sha256.of(source.asText()));
      }
    }
    return hashes;
  }

  private static void secret(
      String name, List<String> keys, References references, List<String> missing) {
    Set<String> present = references.secrets().get(name);
    if (present == null) {
      missing.add("Secret " + name + " does not exist");
      return;
    }
    keys.stream()
        .filter(key -> !present.contains(key))
        .forEach(key -> missing.add("Secret " + name + " has no key " + key));
  }

  private static void configMap(
      @Nullable ConfigMapKeyRef reference, References references, List<String> missing) {
    if (reference == null) {
      return;
    }
    Map<String, String> present = references.configMaps().get(reference.name());
    if (present == null) {
      missing.add("ConfigMap " + reference.name() + " does not exist");
    } else if (!present.containsKey(reference.key())) {
      missing.add("ConfigMap " + reference.name() + " has no key " + reference.key());
    }
  }

  private static void unusable(JsonNode spec, String manifest, List<String> missing) {
    int bytes = manifest.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_MANIFEST_BYTES) {
      missing.add(
          "the manifest with its data and its Java has "
              + bytes
              + " bytes; at most "
              + MAX_MANIFEST_BYTES
              + " fit into a ConfigMap");
      return;
    }
    new DeclaredSpec(spec).read().problems().stream().map(Problem::toString).forEach(missing::add);
  }
}
