package dev.throng.runner.fleet;

import dev.throng.crds.spec.Http;
import dev.throng.runner.fleet.dispatch.Dealer;
import dev.throng.runner.fleet.dispatch.Move;
import dev.throng.runner.load.Shares;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.ToWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells workers in advance which users to start and stop. All that is decided takes effect at the
 * horizon, up to which workers have been told, so that nothing that was said is taken back.
 */
public final class Dispatcher {
  private final LoadSchedule schedule;
  private final Dealer dealer;
  private final int usersPerWorker;
  private final PlannedArrivals arrivals;
  private final int sharedConnections;
  private final Map<Integer, FleetWorker> takers = new LinkedHashMap<>();
  private long horizonNanos;
  private int planned;

  /**
   * @param http whether workers share a number of connections
   * @param usersPerWorker beyond which users wait for more workers
   */
  public Dispatcher(
      LoadSchedule schedule, PlannedArrivals arrivals, Http http, int classes, int usersPerWorker) {
    this.schedule = schedule;
    this.usersPerWorker = usersPerWorker;
    this.arrivals = arrivals;
    sharedConnections = http.connections() == Http.Connections.SHARED ? http.maxConnections() : 0;
    dealer = new Dealer(schedule::classOf, classes, schedule.peakUsers(), schedule.capacity());
  }

  /** Up to when workers know what to do. */
  public long horizonNanos() {
    return horizonNanos;
  }

  /** Users that are planned at the horizon, but have no worker. */
  int waitingUsers() {
    return planned - dealer.users();
  }

  /** Users that a worker has at the horizon. */
  int usersOf(FleetWorker worker) {
    return dealer.usersOf(worker.number);
  }

  public int usersPerWorker() {
    return usersPerWorker;
  }

  /** How many of so many users would have no place on so many workers. */
  public int waitingUsers(int users, int workers) {
    long wanted = Math.min(users, schedule.capacity());
    return (int) Math.max(0, wanted - (long) workers * usersPerWorker);
  }

  /** Carries out the schedule up to a moment. */
  public void advance(long untilNanos) {
    Map<Integer, List<ToWorker.UserChange>> changes = new LinkedHashMap<>();
    for (UserPlan.Change change : schedule.changesBetween(horizonNanos, untilNanos)) {
      planned = change.starts() ? change.user() + 1 : change.user();
      collect(dealer.deal(affordable()), change.atNanos(), changes);
    }
    horizonNanos = Math.max(horizonNanos, untilNanos);
    send(changes);
  }

  /** Spreads users, arrivals and shared connections over the workers that there are. */
  void spread(List<FleetWorker> there) {
    spreadOver(sharedConnections == 0 ? there : shareConnections(there));
  }

  /** Those without a connection have no users. */
  private List<FleetWorker> shareConnections(List<FleetWorker> there) {
    int having = Math.min(there.size(), sharedConnections);
    for (int i = 0; i < having; i++) {
      int own = Shares.of(sharedConnections, i, having);
      there.get(i).tell(new ToWorker.ShareConnections(own));
    }
    for (FleetWorker without : there.subList(having, there.size())) {
      if (takers.containsKey(without.number)) {
        without.tell(new ToWorker.ReleaseUsers());
      }
    }
    return there.subList(0, having);
  }

  private void spreadOver(List<FleetWorker> workers) {
    Set<Integer> numbers = new HashSet<>();
    takers.clear();
    for (FleetWorker worker : workers) {
      takers.put(worker.number, worker);
      numbers.add(worker.number);
    }
    Map<Integer, List<ToWorker.UserChange>> changes = new LinkedHashMap<>();
    collect(dealer.deal(numbers, affordable()), horizonNanos, changes);
    send(changes);
    shareArrivals(workers);
  }

  private void shareArrivals(List<FleetWorker> workers) {
    if (!arrivals.areAny()) {
      return;
    }
    arrivals.deal(horizonNanos, workers.size());
    for (int i = 0; i < workers.size(); i++) {
      FleetWorker worker = workers.get(i);
      worker.tell(
          new ToWorker.ShareArrivals(
              horizonNanos, i, workers.size(), worker.number, arrivals.changed()));
    }
  }

  /** From a moment on, which is not before the horizon, towards another number of users. */
  public void steerUsers(long atNanos, Duration ramp, int users) {
    schedule.retarget(atNanos, users, ramp);
  }

  /** From a moment on, which is not before the horizon, towards another rate of arrivals. */
  public void steerArrivals(Duration at, Duration ramp, double perSecond) {
    arrivals.change(at, ramp, perSecond);
    shareArrivals(List.copyOf(takers.values()));
  }

  /** From the horizon on, towards another number of users. */
  public void retarget(int users) {
    schedule.retarget(horizonNanos, users);
  }

  private int affordable() {
    return (int) Math.min(planned, (long) takers.size() * usersPerWorker);
  }

  private static void collect(
      List<Move> moves, long atNanos, Map<Integer, List<ToWorker.UserChange>> changes) {
    for (Move move : moves) {
      changes
          .computeIfAbsent(move.worker(), _ -> new ArrayList<>())
          .add(new ToWorker.UserChange(atNanos, move.user(), move.userClass(), move.starts()));
    }
  }

  private void send(Map<Integer, List<ToWorker.UserChange>> changes) {
    changes.forEach((number, ofWorker) -> {
      FleetWorker worker = takers.get(number);
      if (worker != null) {
        worker.tell(new ToWorker.ChangeUsers(ofWorker));
      }
    });
  }
}
