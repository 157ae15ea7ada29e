package dev.throng.runner.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to write in place of Locust's flags that do not exist here. */
final class LocustAnswers {
  private static final Map<String, String> ANSWERS = answers();

  private LocustAnswers() {}

  private static Map<String, String> answers() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("--processes", "throng run uses all cores by itself; leave it out");
    all.put("--master", "write throng master FILE --expect-workers N");
    all.put("--worker", "write throng worker --master-host HOST");
    all.put("--expect-workers", "it goes with throng master; throng run has no workers");
    all.put("--expect-workers-max-wait", "write spec.timeouts.workersReady in the manifest");
    all.put("--master-bind-host", "throng master listens on all addresses; leave it out");
    all.put("--master-bind-port", "write throng master --port PORT");
    all.put("--master-host", "it goes with throng worker");
    all.put("--master-port", "it goes with throng worker");
    all.put("--web-host", "write --web HOST:PORT");
    all.put("--web-port", "write --web PORT");
    all.put("-P", "write --web PORT");
    all.put("--web-base-path", "the live page is served at /; leave it out");
    all.put("--web-auth", "the live page wants the token that is printed; leave it out");
    all.put("--web-login", "the live page wants the token that is printed; leave it out");
    all.put("--headful", "write --web");
    all.put("--autoquit", "write --web --linger TIME");
    all.put("--class-picker", "name the user classes after FILE");
    all.put("--config-users", "write userClasses[].weight or fixedCount in the manifest");
    all.put("--equal-weights", "write userClasses[].weight in the manifest");
    all.put("--reset-stats", "write spec.load.warmup: what comes before is not judged");
    all.put("--exit-code-on-error", "the verdict decides the exit code: write thresholds");
    all.put("--json-file", "write --json FILE");
    all.put("--logfile", "messages go to standard error: write 2> FILE");
    all.put("--list", "write throng check FILE --validate-only");
    all.put("-l", "write throng check FILE --validate-only");
    all.put("--show-task-ratio", "weights are in the manifest; leave it out");
    all.put("--show-task-ratio-json", "weights are in the manifest; leave it out");
    all.put("--profile", "the live page (--web) shows what the generator does; leave it out");
    return Collections.unmodifiableMap(all);
  }

  /** All of them, in the order of the reference. */
  static Map<String, String> all() {
    return ANSWERS;
  }

  /**
   * @param flag as it was written, with or without a value
   */
  static Optional<String> to(String flag) {
    return Optional.ofNullable(ANSWERS.get(flag.replaceFirst("=.*", "")));
  }

  /**
   * The flag that one of Locust's environment variables stands for, if the flag does not exist
   * here.
   */
  static Optional<String> ofVariable(String variable) {
    return ANSWERS.keySet().stream().filter(flag -> variables(flag).equals(variable)).findFirst();
  }

  private static String variables(String flag) {
    return switch (flag) {
      case "--master" -> "LOCUST_MODE_MASTER";
      case "--worker" -> "LOCUST_MODE_WORKER";
      case "--master-host" -> "LOCUST_MASTER_NODE_HOST";
      case "--master-port" -> "LOCUST_MASTER_NODE_PORT";
      case "--class-picker" -> "LOCUST_USERCLASS_PICKER";
      default ->
          "LOCUST_" + flag.replaceFirst("^--?", "").replace('-', '_').toUpperCase(Locale.ROOT);
    };
  }
}
