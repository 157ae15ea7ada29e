package dev.throng.operator.plan;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Http;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.steps.LocatedStep;
import dev.throng.crds.steps.Request;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.operator.settings.Limits;
import dev.throng.operator.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the administrator allows; each refusal names its rule. */
final class AdminRules {
  private AdminRules() {}

  static Problems check(Declaration test, Settings settings) {
    Limits limits = settings.limits();
    Problems problems = new Problems();
    if (!limits.allowsNamespace(test.owner().namespace())) {
      problems.text(
          Path.ROOT.field("metadata").field("namespace"),
          test.owner().namespace(),
          "is not allowed (rule allowedNamespaces: "
              + String.join(", ", limits.allowedNamespaces())
              + ")");
    }
    test.spec()
        .ifPresent(spec -> {
          size(Demand.of(spec), limits, problems);
          if (!limits.allowJava()) {
            java(spec, problems);
          }
          PodRules.check(spec, settings.runnerImage(), limits.pods(), problems);
          if (!limits.allowedTargets().isEmpty()) {
            targets(spec, TargetHost.Lookup.of(test, settings), limits, problems);
          }
          hooks(spec, TargetHost.Lookup.of(test, settings), limits, problems);
        });
    return problems;
  }

  private static void java(LoadTestSpec spec, Problems problems) {
    for (int i = 0; i < spec.userClasses().size(); i++) {
      if (spec.userClasses().get(i).java() != null) {
        problems.add(
            Path.SPEC.field("userClasses").index(i).field("java"),
            "is not allowed: it is code that runs in the cluster (rule allowJava)");
      }
    }
  }

  private static void size(Demand demand, Limits limits, Problems problems) {
    Path load = Path.SPEC.field("load");
    Path workers = Path.SPEC.field("workers");
    most(load, "users", demand.users(), limits.maxUsersPerTest(), "maxUsersPerTest", problems);
    most(
        load,
        "users",
        demand.users(),
        limits.maxUsersPerNamespace(),
        "maxUsersPerNamespace",
        problems);
    most(
        workers,
        "workers",
        demand.workers(),
        limits.maxWorkersPerTest(),
        "maxWorkersPerTest",
        problems);
    most(
        workers,
        "workers",
        demand.workers(),
        limits.maxWorkersPerNamespace(),
        "maxWorkersPerNamespace",
        problems);
  }

  private static void most(
      Path path,
      String what,
      int asked,
      @Nullable Integer allowed,
      String rule,
      Problems problems) {
    if (allowed != null && asked > allowed) {
      problems.add(
          path,
          "asks for " + asked + " " + what + ", allowed are " + allowed + " (rule " + rule + ")");
    }
  }

  private static void targets(
      LoadTestSpec spec, TargetHost.Lookup lookup, Limits limits, Problems problems) {
    target(
        spec.target().baseUrl(),
        lookup,
        Path.SPEC.field("target").field("baseUrl"),
        limits,
        problems);
    routes(spec.target().http(), lookup, limits, problems);
    LocatedStep.of(spec)
        .forEach(located -> {
          if (located.step() instanceof Request request && !request.target().startsWith("/")) {
            target(request.target(), lookup, request.targetPath(located.path()), limits, problems);
          }
        });
  }

  /** A proxy, or an address in place of a name, must lead nowhere that a target may not. */
  static void routes(Http http, TargetHost.Lookup lookup, Limits limits, Problems problems) {
    Path path = Path.SPEC.field("target").field("http");
    if (http.proxy() != null) {
      target(http.proxy().url(), lookup, path.field("proxy").field("url"), limits, problems);
    }
    http.resolve()
        .forEach((server, address) ->
            target(
                "http://" + HttpUrl.uriHost(address) + "/",
                lookup,
                path.field("resolve").field(server),
                limits,
                problems));
  }

  /** The operator posts to them from where it stands itself, so none is allowed by default. */
  private static void hooks(
      LoadTestSpec spec, TargetHost.Lookup lookup, Limits limits, Problems problems) {
    String allowed = String.join(", ", limits.allowedHookHosts());
    for (int i = 0; i < spec.hooks().size(); i++) {
      String url = spec.hooks().get(i).post();
      TargetHost host = TargetHost.find(url, lookup).orElseThrow();
      if (host.spellings(lookup.clusterDomain()).noneMatch(limits::allowsHookHost)) {
        problems.text(
            Path.SPEC.field("hooks").index(i).field("post"),
            url,
            "goes to "
                + host
                + ", which is not allowed (rule allowedHookHosts: "
                + (allowed.isEmpty() ? "none" : allowed)
                + ")");
      }
    }
  }

  /** A URL whose host is only known while the test runs can't be judged, so it is refused. */
  static void target(
      String url, TargetHost.Lookup lookup, Path path, Limits limits, Problems problems) {
    String allowed = " (rule allowedTargets: " + String.join(", ", limits.allowedTargets()) + ")";
    Optional<TargetHost> known = TargetHost.find(url, lookup);
    if (known.isEmpty()) {
      problems.text(path, url, "must begin with / or name its host" + allowed);
      return;
    }
    TargetHost host = known.get();
    if (host.spellings(lookup.clusterDomain()).noneMatch(limits::allowsTarget)) {
      problems.text(path, url, "goes to " + host + ", which is not allowed" + allowed);
    }
  }
}
