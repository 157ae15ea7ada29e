package dev.throng.operator.settings;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much LoadTests may ask for; null is no limit.
 *
 * @param allowedTargets patterns of hosts, such as {@code *.staging.example}; empty for all
 * @param allowedNamespaces patterns of namespaces that may hold LoadTests; empty for all
 * @param allowedHookHosts patterns of hosts that hooks may post to; empty for none
 * @param pods what of a run's pods they may decide
 * @param allowJava whether users may be in Java, which is code that runs in the cluster
 * @param queueByTarget whether runs against the same host wait for each other
 */
public record Limits(
    List<String> allowedTargets,
    List<String> allowedNamespaces,
    List<String> allowedHookHosts,
    @Nullable Integer maxUsersPerTest,
    @Nullable Integer maxWorkersPerTest,
    @Nullable Integer maxUsersPerNamespace,
    @Nullable Integer maxWorkersPerNamespace,
    PodLimits pods,
    boolean allowJava,
    boolean queueByTarget) {
  public static final Limits NONE =
      new Limits(
          List.of(), List.of(), List.of(), null, null, null, null, PodLimits.SAFE, false, true);

  public Limits {
    allowedTargets = List.copyOf(allowedTargets);
    allowedNamespaces = List.copyOf(allowedNamespaces);
    allowedHookHosts = allowedHookHosts == null ? List.of() : List.copyOf(allowedHookHosts);
    pods = pods == null ? PodLimits.SAFE : pods;
  }

  /** What one run may have at most. */
  public OptionalInt maxUsers() {
    return Stream.of(maxUsersPerTest, maxUsersPerNamespace)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .min();
  }

  public boolean allowsTarget(String host) {
    return allows(allowedTargets, host);
  }

  public boolean allowsHookHost(String host) {
    return Wildcard.anyMatches(allowedHookHosts, host);
  }

  public boolean allowsNamespace(String namespace) {
    return allows(allowedNamespaces, namespace);
  }

  private static boolean allows(List<String> patterns, String value) {
    return patterns.isEmpty() || Wildcard.anyMatches(patterns, value);
  }
}
