package dev.throng.operator.settings;

import dev.throng.crds.values.GoDuration;
import dev.throng.operator.logs.LogStyle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator has set, from {@code THRONG_*} variables.
 *
 * @param runnerImage runs where a LoadTest names no image
 * @param operatorNamespace where the operator itself runs; its pods may talk to masters
 * @param watchedNamespaces empty for all
 * @param limits what LoadTests may ask for
 * @param networkPolicies whether each run gets a NetworkPolicy
 * @param protection what keeps the pods of a run where they are
 * @param leaderElection whether only the holder of the Lease acts
 * @param leaseName of the Lease in the operator's namespace; operators that share it take turns
 * @param httpPort of the probes and the metrics; 0 for any that is free
 * @param clusterDomain below which Services have their full names
 * @param masterLinger how long a finished master waits for its report to be fetched
 * @param log the operator's own
 */
public record Settings(
    String runnerImage,
    String operatorNamespace,
    List<String> watchedNamespaces,
    Limits limits,
    boolean networkPolicies,
    RunProtection protection,
    boolean leaderElection,
    String leaseName,
    int httpPort,
    String clusterDomain,
    Duration masterLinger,
    LogStyle log) {
  public Settings {
    watchedNamespaces = List.copyOf(watchedNamespaces);
  }

  /**
   * @param usualDomain the cluster's domain where no variable says another
   * @throws IllegalArgumentException naming the variable, its value and what is allowed
   */
  public static Settings from(Map<String, String> environment, String usualDomain) {
    Variables variables = new Variables(environment);
    return new Settings(
        variables.text("THRONG_RUNNER_IMAGE", "throng/runner:0.1.0"),
        variables.text("THRONG_OPERATOR_NAMESPACE", "throng-system"),
        variables.list("THRONG_WATCHED_NAMESPACES"),
        new Limits(
            variables.list("THRONG_ALLOWED_TARGETS"),
            variables.list("THRONG_ALLOWED_NAMESPACES"),
            variables.list("THRONG_ALLOWED_HOOK_HOSTS"),
            variables.limit("THRONG_MAX_USERS_PER_TEST"),
            variables.limit("THRONG_MAX_WORKERS_PER_TEST"),
            variables.limit("THRONG_MAX_USERS_PER_NAMESPACE"),
            variables.limit("THRONG_MAX_WORKERS_PER_NAMESPACE"),
            new PodLimits(
                variables.list("THRONG_POD_FIELDS", PodLimits.SAFE.fields()),
                variables.list("THRONG_ALLOWED_IMAGES", PodLimits.SAFE.images()),
                variables.list(
                    "THRONG_ALLOWED_SERVICE_ACCOUNTS", PodLimits.SAFE.serviceAccounts())),
            variables.flag("THRONG_ALLOW_JAVA", false),
            variables.flag("THRONG_QUEUE_BY_TARGET", true)),
        variables.flag("THRONG_NETWORK_POLICIES", true),
        new RunProtection(
            variables.flag("THRONG_RUNS_DO_NOT_DISRUPT", RunProtection.USUAL.annotations()),
            variables.flag("THRONG_RUNS_DISRUPTION_BUDGET", RunProtection.USUAL.budget())),
        variables.flag("THRONG_LEADER_ELECTION", false),
        variables.text("THRONG_LEASE_NAME", "throng-operator"),
        variables.port("THRONG_HTTP_PORT", 8080),
        variables.text("THRONG_CLUSTER_DOMAIN", usualDomain).toLowerCase(Locale.ROOT),
        variables.duration("THRONG_MASTER_LINGER", Duration.ofMinutes(10)),
        new LogStyle(
            variables.oneOf("THRONG_LOG_FORMAT", LogStyle.FORMATS, LogStyle.USUAL.format()),
            variables.oneOf("THRONG_LOG_LEVEL", LogStyle.LEVELS, LogStyle.USUAL.level())));
  }

  private record Variables(Map<String, String> environment) {
    private static final String ONE_OR_MORE =
        "a whole number of 1 or more, or nothing for no limit";

    String text(String name, String fallback) {
      String value = environment.getOrDefault(name, "").strip();
      return value.isEmpty() ? fallback : value;
    }

    List<String> list(String name) {
      return list(name, List.of());
    }

    List<String> list(String name, List<String> fallback) {
      String value = text(name, "");
      return value.isEmpty() ? fallback : List.of(value.split("[,\\s]+"));
    }

    String oneOf(String name, List<String> allowed, String fallback) {
      String value = text(name, fallback);
      if (!allowed.contains(value)) {
        throw wrong(name, "one of " + String.join(", ", allowed), null);
      }
      return value;
    }

    boolean flag(String name, boolean fallback) {
      return switch (text(name, String.valueOf(fallback))) {
        case "true" -> true;
        case "false" -> false;
        default -> throw wrong(name, "true or false", null);
      };
    }

    @Nullable Integer limit(String name) {
      return text(name, "").isEmpty() ? null : number(name, "", Integer.MAX_VALUE, ONE_OR_MORE);
    }

    int port(String name, int fallback) {
      return number(name, String.valueOf(fallback), 65535, "a port from 1 to 65535");
    }

    Duration duration(String name, Duration fallback) {
      try {
        return GoDuration.parse(text(name, new GoDuration(fallback).toString())).value();
      } catch (IllegalArgumentException e) {
        throw wrong(name, GoDuration.ALLOWED, e);
      }
    }

    private int number(String name, String fallback, int max, String allowed) {
      try {
        int number = Integer.parseInt(text(name, fallback));
        if (number >= 1 && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(name, allowed, e);
      }
      throw wrong(name, allowed, null);
    }

    private IllegalArgumentException wrong(String name, String allowed, @Nullable Exception cause) {
      return new IllegalArgumentException(
          name + ": \"" + environment.get(name) + "\" must be " + allowed, cause);
    }
  }
}
