package dev.throng.operator.plan;

import java.util.Map;
import java.util.Set;

/**
 * Secrets and ConfigMaps in the namespace of a LoadTest.
 *
 * @param secrets the keys of each Secret that exists; never its values
 * @param configMaps the texts of each ConfigMap that exists
 */
public record References(
    Map<String, Set<String>> secrets, Map<String, Map<String, String>> configMaps) {
  public References {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    configMaps = configMaps == null ? Map.of() : Map.copyOf(configMaps);
  }
}
