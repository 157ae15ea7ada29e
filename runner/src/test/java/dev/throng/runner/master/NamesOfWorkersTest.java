package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.truth.Manifests;
import dev.throng.runner.wire.Codec;
import dev.throng.runner.wire.Frame;
import dev.throng.runner.wire.GapException;
import dev.throng.runner.wire.Session;
import dev.throng.runner.worker.CountingLoops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/**
 * Two workers meet names of requests that the manifest does not have, each in an order of its own,
 * and count under numbers of their own; what they say goes over the wire. By name the master has
 * what a map has into which each count was put as it came in.
 */
class NamesOfWorkersTest {
  private static final TestPlan PLAN =
      Manifests.plan(
          "names",
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 2, duration: 1h}
          userClasses: [{name: A, tasks: [{name: a, steps: [{get: /0}, {get: /1}]}]}]
          """);

  private final ManualTime time = new ManualTime();
  private final Master master =
      new Master(PLAN, new FleetPlan.Joining(2), "test", new RunListener() {}, time);
  private final Map<String, Long> requests = new TreeMap<>();
  private final Map<String, Long> failures = new TreeMap<>();
  private final List<Process> processes = new ArrayList<>();

  enum What {
    COUNTS,
    REPORTS,
    LOSES_ITS_CONNECTION,
    CONNECTS_ANEW,
    IS_LOST_AND_COMES_BACK,
    IS_REPLACED
  }

  /**
   * @param name a number: a few are those of the manifest
   */
  record Event(int worker, What what, int name) {}

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<What> what =
        Arbitraries.frequency(
            Tuple.of(12, What.COUNTS),
            Tuple.of(5, What.REPORTS),
            Tuple.of(1, What.LOSES_ITS_CONNECTION),
            Tuple.of(2, What.CONNECTS_ANEW),
            Tuple.of(1, What.IS_LOST_AND_COMES_BACK),
            Tuple.of(1, What.IS_REPLACED));
    return Combinators.combine(
            Arbitraries.integers().between(0, 1), what, Arbitraries.integers().between(0, 9))
        .as(Event::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void countsByNameAreThoseOfAMap(@ForAll("events") List<Event> events) {
    new NamesOfWorkersTest().agree(events);
  }

  private void agree(List<Event> events) {
    start();
    events.forEach(this::happens);
    processes.forEach(Process::reportsAll);

    RunView view = view();
    assertThat(byName(view)).isEqualTo(requests);
    assertThat(failuresByName(view)).isEqualTo(failures);
    assertThat(namesOfHistory(view)).isSubsetOf(requests.keySet());
  }

  @Test
  void aWorkerThatReachesTheLimitFirstLeavesTheOtherItsNames() {
    start();
    counts(0, 0, 700);
    processes.get(0).report();
    counts(1, 650, 660);
    counts(1, 0, 10);
    processes.get(1).report();

    RunView view = view();
    Map<String, Long> seen = byName(view);
    assertThat(seen).hasSize(500);
    assertThat(seen.get("(other)")).isEqualTo(700 - 499 + 10);
    assertThat(seen.get("GET /3")).isEqualTo(2);
    assertThat(sum(seen)).isEqualTo(sum(requests)).isEqualTo(720);
    assertThat(view.notes()).anyMatch(note -> note.contains("more than 500 request names"));
  }

  @Test
  void theMasterReachesTheLimitBeforeEitherWorkerDoes() {
    start();
    counts(0, 0, 400);
    counts(1, 300, 700);
    processes.forEach(Process::report);
    counts(0, 390, 410);
    counts(1, 690, 700);
    processes.forEach(Process::report);

    Map<String, Long> seen = byName(view());
    assertThat(seen).hasSize(500);
    assertThat(seen.get("GET /350")).isEqualTo(2);
    assertThat(seen.get("GET /405")).isEqualTo(2);
    assertThat(seen.get("(other)")).isEqualTo(700 - 499 + 10);
    assertThat(sum(seen)).isEqualTo(sum(requests)).isEqualTo(830);
  }

  private void start() {
    for (int worker = 0; worker < 2; worker++) {
      processes.add(new Process("w" + worker));
    }
    time.pass(1);
    processes.forEach(process -> process.idle.says(new ToMaster.Ready()));
    time.pass(1);
  }

  private void happens(Event event) {
    Process process = processes.get(event.worker());
    switch (event.what()) {
      case COUNTS -> process.counts(event.name());
      case REPORTS -> process.report();
      case LOSES_ITS_CONNECTION -> process.up.disconnect();
      case CONNECTS_ANEW -> process.connectAnew();
      case IS_LOST_AND_COMES_BACK -> {
        process.idle.admission.lost("silence");
        time.pass(1);
        process.idle.admission.returned();
        time.pass(1);
      }
      case IS_REPLACED -> {
        Process next = new Process(process.idle.name);
        processes.set(event.worker(), next);
        time.pass(1);
        next.idle.says(new ToMaster.Ready());
        time.pass(1);
      }
    }
  }

  private void counts(int worker, int from, int to) {
    IntStream.range(from, to).forEach(processes.get(worker)::counts);
  }

  /** A worker's process, and its session with the master. */
  private final class Process {
    final IdleWorker idle;
    final Session<ToMaster, ToWorker> up = new Session<>();
    private final Session<ToWorker, ToMaster> down = new Session<>();
    private final Codec<ToMaster> codec = Codec.toMaster();
    private final Catalogue catalogue = Catalogue.of(PLAN.spec());
    private final Scenario scenario =
        ScenarioCompiler.compile(PLAN.spec(), catalogue, Map.of(), Map.of());
    private final CountingLoops loops = new CountingLoops(scenario, 2);
    private final List<RequestKey> unheard = new ArrayList<>();
    private int second;

    Process(String name) {
      idle = new IdleWorker(master, name);
      connectAnew();
    }

    /** What the other end has received by now it has not said yet: some frames come twice. */
    void connectAnew() {
      up.connect(this::arrives, Math.max(0, down.received() - 2));
    }

    /** One request and, of those with odd names, one that failed. */
    void counts(int number) {
      RequestKey key = new RequestKey("GET", "/" + number);
      int name = catalogue.name(key);
      loops.answered(number, name, 200, 1_000_000, 1_000_000, number % 2 == 0 ? "" : "odd", 0);
      unheard.add(key);
    }

    void report() {
      up.send(
          new ToMaster.Counted(
              loops.snapshot(second++, new int[] {1}, 0, ArrivalCount.NONE, 1, 0, false)));
    }

    void reportsAll() {
      connectAnew();
      report();
    }

    private void arrives(Frame<ToMaster> frame) {
      try {
        ToMaster message = down.receive(codec.decode(codec.encode(frame)));
        if (message instanceof ToMaster.Counted(var snapshot)) {
          long counted = snapshot.names().stream().mapToLong(count -> count.requests()).sum();
          List<RequestKey> heard = unheard.subList(0, Math.toIntExact(counted));
          heard.forEach(NamesOfWorkersTest.this::heard);
          heard.clear();
          idle.says(message);
          time.pass(1);
        }
      } catch (IOException | GapException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void heard(RequestKey key) {
    boolean odd = Integer.parseInt(key.name().substring(1)) % 2 != 0;
    requests.merge(key.toString(), 1L, Long::sum);
    if (odd) {
      failures.merge(key.toString(), 1L, Long::sum);
    }
  }

  private RunView view() {
    master.interrupt("enough");
    time.pass(1);
    processes.forEach(process -> process.idle.says(new ToMaster.Stopped()));
    time.pass(120_000);
    return master.finished().join();
  }

  private static Map<String, Long> byName(RunView view) {
    return view.requests().stream()
        .collect(Collectors.toMap(row -> row.key().toString(), RequestStats::requests));
  }

  private static Map<String, Long> failuresByName(RunView view) {
    return view.failures().stream()
        .collect(Collectors.toMap(row -> row.key().toString(), FailureStats::occurrences));
  }

  private static List<String> namesOfHistory(RunView view) {
    return view.history().names().keySet().stream().map(RequestKey::toString).toList();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
