package dev.throng.runner.simulation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that makes a simulated run what it is: the test, the target's moods, and what befalls the
 * generator. The same course is the same run.
 *
 * @param seed of all decisions
 * @param delayMillis of the network, one way
 * @param timeoutMillis of requests
 */
record Course(
    long seed,
    int workers,
    int users,
    int spawnRate,
    int seconds,
    int warmupSeconds,
    int stopTimeoutSeconds,
    int timeoutMillis,
    int delayMillis,
    String onLoss,
    int minAvailable,
    int overallSeconds,
    List<Phase> phases,
    List<Incident> incidents,
    List<Limit> limits) {

  /** From a moment of the load on, the target is in this mood for a share of the requests. */
  record Phase(int fromMillis, Mood mood, int percent) {}

  /** How a target can be. */
  enum Mood {
    SLOW,
    FAILING,
    REFUSING,
    WRONG,
    CUTTING,
    HANGING,
    WORDY,
    TASKS_BREAK_OFF,
    NO_PORTS_LEFT
  }

  /** What befalls a worker, or the run. */
  record Incident(What what, int worker, int atMillis, int millis) {
    enum What {
      WORKER_ENDS,
      WORKER_VANISHES,
      WORKER_RESTARTS,
      WORKER_IS_HELD_UP,
      WORKER_IS_LATE,
      LOOPS_ARE_STUCK,
      WORKER_LEAVES,
      LINK_BREAKS,
      LINK_IS_INTERRUPTED,
      MASTER_IS_HELD_UP,
      PERSON_STOPS_IT,
      USER_STOPS_IT
    }
  }

  /**
   * A threshold.
   *
   * @param windowSeconds 0 for none
   * @param abortAfterSeconds negative for no abort
   */
  record Limit(
      String statistic,
      String operator,
      String value,
      @Nullable String request,
      int windowSeconds,
      int abortAfterSeconds) {
    private static final Map<String, Double> UNITS = units();

    private static Map<String, Double> units() {
      Map<String, Double> units = new LinkedHashMap<>();
      units.put("ms", 1e3);
      units.put("/s", 1.0);
      units.put("s", 1e6);
      units.put("%", 0.01);
      units.put("", 1.0);
      return units;
    }

    String expect() {
      return statistic + " " + operator + " " + value;
    }

    boolean isAbout(Log.Entry entry) {
      return request == null || request.equals(entry.name() == 0 ? "GET /a" : "GET /b");
    }

    /** Whether there is a request that both are about. */
    boolean overlaps(Limit other) {
      return request == null || other.request == null || request.equals(other.request);
    }

    boolean isTimeOfAll() {
      return statistic.matches("(service\\.)?(p[0-9.]+|min|max|mean)");
    }

    /** Whether a run without failures, or with successes, breaks it. */
    boolean asksForFailures() {
      return switch (statistic) {
        case "failures", "failureRatio" -> !allows(0);
        case "successes" -> allows(0) && !allows(Double.MAX_VALUE);
        default -> false;
      };
    }

    boolean allows(double value) {
      double limit = limit();
      return switch (operator) {
        case "<" -> value < limit;
        case "<=" -> value <= limit;
        case ">" -> value > limit;
        case ">=" -> value >= limit;
        default -> throw new IllegalArgumentException(operator);
      };
    }

    /** In microseconds, as a ratio, or a number. */
    double limit() {
      for (Map.Entry<String, Double> unit : UNITS.entrySet()) {
        if (value.endsWith(unit.getKey())) {
          String number = value.substring(0, value.length() - unit.getKey().length());
          return new BigDecimal(number).multiply(BigDecimal.valueOf(unit.getValue())).doubleValue();
        }
      }
      throw new IllegalArgumentException(value);
    }

    private String yaml() {
      return "{expect: \""
          + expect()
          + "\""
          + (request == null ? "" : ", request: \"" + request + "\"")
          + (windowSeconds == 0 ? "" : ", window: " + windowSeconds + "s")
          + (abortAfterSeconds < 0 ? "" : ", abort: {after: " + abortAfterSeconds + "s}")
          + "}";
    }
  }

  /** Users that must run at a second's end: a tenth of a second after their time to start. */
  int usersDue(int second) {
    long tenths = 10L * (second + 1) - 1;
    return second >= seconds ? 0 : (int) Math.min(users, tenths * spawnRate / 10 + 1);
  }

  /** When the master carries out what is due at a moment, in nanoseconds of the load. */
  long whenMasterRuns(long dueNanos) {
    for (Incident incident : incidents) {
      long from = incident.atMillis() * 1_000_000L + 7;
      long to = from + incident.millis() * 1_000_000L;
      if (incident.what() == Incident.What.MASTER_IS_HELD_UP && from <= dueNanos && dueNanos < to) {
        return whenMasterRuns(to);
      }
    }
    return dueNanos;
  }

  String manifest() {
    return """
    target: {baseUrl: "http://localhost:1"}
    load: {users: %d, spawnRate: %d, duration: %ds, warmup: %ds, stopTimeout: %ds}
    workers: {onLoss: %s, minAvailable: %d}
    timeouts: {workersReady: 20s, overall: %ds}
    thresholds: [%s]
    userClasses:
      - name: A
        tasks: [{name: a, steps: [{get: /a, checks: [{expect: status == 200}]}]}]
      - name: B
        weight: 2
        tasks: [{name: b, steps: [{get: /b, checks: [{expect: status < 400}]}]}]
    """
        .formatted(
            users,
            spawnRate,
            seconds,
            warmupSeconds,
            stopTimeoutSeconds,
            onLoss,
            minAvailable,
            overallSeconds,
            limits.stream().map(Limit::yaml).collect(Collectors.joining(", ")));
  }
}
