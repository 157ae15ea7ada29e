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
    Load load,
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

  /**
   * How much runs, and of what: users, or arrivals of each class.
   *
   * @param arrivalsPerSecond 0 for a load of users
   * @param withdrawPercent of users, whose onStart fails
   * @param tag of the only tasks that run; null for all
   */
  record Load(
      int users,
      int spawnRate,
      int arrivalsPerSecond,
      int maxInFlight,
      int withdrawPercent,
      @Nullable String tag) {
    static Load ofUsers(int users, int spawnRate) {
      return new Load(users, spawnRate, 0, 1, 0, null);
    }

    boolean isOpen() {
      return arrivalsPerSecond > 0;
    }

    boolean runs(String tagged) {
      return tag == null || tag.equals(tagged);
    }
  }

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
      WORKER_IS_THROTTLED,
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
      return request == null ? !entry.isTransaction() : request.equals(entry.name());
    }

    /** Whether there is a request that both are about. */
    boolean overlaps(Limit other) {
      return request == null
          ? !Log.TRANSACTION.equals(other.request)
          : other.request == null
              ? !Log.TRANSACTION.equals(request)
              : request.equals(other.request);
    }

    /** Whether what is not reported may break it. */
    boolean asksForEnough() {
      return !statistic.matches(".*Ratio|checks") && !isTime() && !allows(0);
    }

    private boolean isTime() {
      return statistic.matches("(ok\\.)?(service\\.)?(p[0-9.]+|min|max|mean)");
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

  /** A target that answers well, and nothing that befalls the generator but this. */
  static Course quiet(int workers, int users, int seconds, List<Incident> incidents) {
    return new Course(
        1,
        workers,
        Load.ofUsers(users, 10),
        seconds,
        0,
        2,
        5_000,
        5,
        "Replace",
        1,
        0,
        List.of(),
        incidents,
        List.of());
  }

  /** The same with these thresholds. */
  Course with(Limit... others) {
    return new Course(
        seed,
        workers,
        load,
        seconds,
        warmupSeconds,
        stopTimeoutSeconds,
        timeoutMillis,
        delayMillis,
        onLoss,
        minAvailable,
        overallSeconds,
        phases,
        incidents,
        List.of(others));
  }

  /** Users that must run at a second's end: a tenth of a second after their time to start. */
  int usersDue(int second) {
    long tenths = 10L * (second + 1) - 1;
    return load.isOpen() || second >= seconds
        ? 0
        : (int) Math.min(load.users(), tenths * load.spawnRate() / 10 + 1);
  }

  /** Users that start before a moment of the load. */
  int usersBefore(long nanos) {
    long within = Math.min(nanos, seconds * 1_000_000_000L);
    return load.isOpen()
        ? 0
        : (int) Math.min(load.users(), Math.ceilDiv(within * load.spawnRate(), 1_000_000_000L));
  }

  /** Arrivals of all classes before a moment of the load. */
  long arrivalsBefore(long nanos) {
    int classes = (load.runs("a") ? 1 : 0) + (load.runs("b") ? 1 : 0);
    long within = Math.min(nanos, seconds * 1_000_000_000L);
    long ofClass = 0;
    while (load.isOpen() && Math.round(ofClass * 1e9 / load.arrivalsPerSecond()) < within) {
      ofClass++;
    }
    return classes * ofClass;
  }

  /** Those that are not left out by the tag. */
  List<Limit> judgedLimits() {
    return limits.stream()
        .filter(limit ->
            limit.request() == null || load.runs(limit.request().equals("GET /a") ? "a" : "b"))
        .toList();
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

  private String loadYaml() {
    return load.isOpen()
        ? "arrivals: [" + arrivals("A") + ", " + arrivals("B") + "]"
        : "users: %d, spawnRate: %d, duration: %ds"
            .formatted(load.users(), load.spawnRate(), seconds);
  }

  private String arrivals(String userClass) {
    return "{userClass: %s, maxInFlight: %d, stages: [{duration: %ds, rate: %d/s}]}"
        .formatted(userClass, load.maxInFlight(), seconds, load.arrivalsPerSecond());
  }

  String manifest() {
    return """
    target: {baseUrl: "http://localhost:1"}
    load: {%s, warmup: %ds, stopTimeout: %ds}
    tags: {include: [%s]}
    workers: {onLoss: %s, minAvailable: %d}
    timeouts: {workersReady: 20s, overall: %ds}
    thresholds: [%s]
    userClasses:
      - name: A
        onStart: [{set: {ready: "true"}}]
        onStartFailure: stopUser
        tasks: [{name: a, tags: [a], steps: [{get: /a, checks: [{expect: status == 200}]}]}]
      - name: B
        weight: 2
        onStart: [{set: {ready: "true"}}]
        onStartFailure: stopUser
        tasks:
          - name: b
            tags: [b]
            steps:
              - transaction: {name: buy, steps: [{get: /b, checks: [{expect: status < 400}]}]}
    """
        .formatted(
            loadYaml(),
            warmupSeconds,
            stopTimeoutSeconds,
            load.tag() == null ? "" : load.tag(),
            onLoss,
            minAvailable,
            overallSeconds,
            limits.stream().map(Limit::yaml).collect(Collectors.joining(", ")));
  }
}
