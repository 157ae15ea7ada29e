package dev.throng.runner.metrics;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.catalogue.Numbered;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.tally.ArrivalTally;
import dev.throng.runner.tally.Counts;
import dev.throng.runner.tally.FailureTallies;
import dev.throng.runner.tally.GeneratorTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One worker's figures, from what it and its master tell each other: so they are the same that the
 * master gets. Any thread.
 */
public final class WorkerFigures {
  private final GeneratorTally generator = new GeneratorTally();
  private final ArrivalTally arrivals = new ArrivalTally();
  private @Nullable TestFigures test;
  private Instant startTime = Instant.EPOCH;
  private volatile boolean ready;

  private static final class TestFigures {
    final Catalogue catalogue;
    final Numbered<Counts> names = new Numbered<>(Counts::new);
    final FailureTallies failures;
    int[] usersByClass;

    TestFigures(LoadTestSpec spec) {
      catalogue = Catalogue.of(spec);
      failures = new FailureTallies(catalogue.names());
      usersByClass = new int[catalogue.classes().size()];
    }

    List<RequestStats> requests() {
      List<RequestStats> stats = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        if (!names.get(i).isEmpty()) {
          stats.add(names.get(i).stats(catalogue.names().get(i), 0, 0));
        }
      }
      return stats;
    }

    Map<String, Integer> users() {
      Map<String, Integer> users = new LinkedHashMap<>();
      for (int i = 0; i < usersByClass.length; i++) {
        users.put(catalogue.classes().get(i), usersByClass[i]);
      }
      return users;
    }
  }

  /** Hears what the worker is told. */
  public WorkerPort hearing(WorkerPort worker) {
    return message -> {
      if (message instanceof ToWorker.Prepare prepare) {
        prepare(prepare.spec());
      } else if (message instanceof ToWorker.Start start) {
        started(Instant.now().minusNanos(start.atNanos()));
      }
      worker.tell(message);
    };
  }

  /** Hears what the worker tells. */
  public MasterPort hearing(MasterPort master) {
    return message -> {
      switch (message) {
        case ToMaster.Ready _ -> ready = true;
        case ToMaster.Counted counted -> add(counted.snapshot());
        case ToMaster.Refused _,
            ToMaster.StopAsked _,
            ToMaster.EndAsked _,
            ToMaster.Leaving _,
            ToMaster.Stopped _ -> {}
      }
      master.tell(message);
    };
  }

  private synchronized void prepare(LoadTestSpec spec) {
    if (test == null) {
      test = new TestFigures(spec);
    }
  }

  private synchronized void started(Instant at) {
    startTime = at;
  }

  private synchronized void add(Snapshot snapshot) {
    TestFigures current = test;
    if (current != null) {
      snapshot.newNames().forEach(current.catalogue::name);
      snapshot.names().forEach(count -> current.names.get(count.name()).add(count));
      snapshot.errors().forEach(current.failures::add);
      current.usersByClass = snapshot.usersByClass();
      generator.nextSecond();
      generator.add(snapshot.health());
      generator.add(snapshot.connections());
      arrivals.add(snapshot.arrivals());
    }
  }

  /** Whether the worker has a test and could run it. */
  public boolean isReady() {
    return ready;
  }

  /** As they stand. */
  public synchronized Figures figures() {
    TestFigures current = test;
    return current == null
        ? new Figures(
            startTime, List.of(), List.of(), Map.of(), generator.stats(), arrivals.stats())
        : new Figures(
            startTime,
            current.requests(),
            current.failures.stats(startTime),
            current.users(),
            generator.stats(),
            arrivals.stats());
  }
}
