package dev.throng.runner.tally;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import java.util.ArrayList;
import java.util.List;

/** What all workers counted in one second, merged name by name. */
public final class Second {
  /** Where it lies, by the end of the load. */
  public enum Part {
    LOAD,

    /**
     * A second of load that was heard of after the end, when users may have been on their way out.
     */
    HEARD_OF_AFTER_LOAD,

    /** The load had ended before its end, and users were on their way out. */
    STOPPING
  }

  private final int number;
  private final Part part;
  private final boolean late;
  private final int usersPlanned;
  private final int usersDue;
  private final int[] usersByClass;
  private final long[] checksPassed;
  private final long[] checksFailed;
  private final List<NameCount> names = new ArrayList<>();
  private final Catalogue catalogue;
  private final Merger merger;
  private final List<Snapshot.Health> health = new ArrayList<>();
  private final Parts parts;
  private List<NameCount> requests = List.of();
  private NameCount all = NameCount.NONE;
  private Snapshot.ConnectionCount connections = Snapshot.ConnectionCount.NONE;
  private Snapshot.TaskCount tasks = Snapshot.TaskCount.NONE;
  private Snapshot.ArrivalCount arrivals = Snapshot.ArrivalCount.NONE;
  private int withdrawnUsers;
  private long exceptions;
  private int lostUsers;
  private boolean workerLost;
  private boolean stuck;
  private boolean shortOfWorkers;
  private boolean cutShort = true;

  /**
   * @param late whether it came after its time: it counts in totals, and nowhere else
   * @param usersDue users that must run at its end, since their time to start is past by more than
   *     a moment
   */
  public Second(
      int number,
      Part part,
      boolean late,
      int usersPlanned,
      int usersDue,
      Catalogue catalogue,
      Merger merger) {
    this.number = number;
    this.part = part;
    this.late = late;
    this.usersPlanned = usersPlanned;
    this.usersDue = usersDue;
    this.catalogue = catalogue;
    this.merger = merger;
    parts = new Parts(merger);
    usersByClass = new int[catalogue.classes().size()];
    checksPassed = new long[catalogue.checks().size()];
    checksFailed = new long[catalogue.checks().size()];
  }

  /** Takes a worker's counts. */
  public void add(Snapshot snapshot) {
    snapshot.names().forEach(parts::add);
    health.add(snapshot.health());
    connections = connections.plus(snapshot.connections());
    Snapshot.add(usersByClass, snapshot.usersByClass());
    Snapshot.add(checksPassed, snapshot.checksPassed());
    Snapshot.add(checksFailed, snapshot.checksFailed());
    tasks = tasks.plus(snapshot.tasks());
    snapshot.exceptions().forEach(exception -> exceptions += exception.count());
    withdrawnUsers += snapshot.withdrawnUsers();
    arrivals = arrivals.plus(snapshot.arrivals());
    cutShort &= snapshot.last();
  }

  /**
   * Says what it lacks.
   *
   * @param lostUsers users of lost workers that did not yet run elsewhere
   * @param stuck whether a worker was lost since it stood still in it
   * @param shortOfWorkers whether users waited for one in place of a worker that was gone
   */
  public void lacks(int lostUsers, boolean stuck, boolean shortOfWorkers) {
    this.lostUsers = lostUsers;
    this.stuck = stuck;
    this.shortOfWorkers = shortOfWorkers;
  }

  /** A worker was lost in it, and no other has its users yet, if it had any. */
  public void lostWorker() {
    workerLost = true;
  }

  /** Nothing more will be added. */
  public Second close() {
    names.addAll(parts.sums());
    requests = names.stream().filter(count -> !catalogue.isTransaction(count.name())).toList();
    all = requests.isEmpty() ? NameCount.NONE : merger.merge(requests).traced(List.of());
    return this;
  }

  public int number() {
    return number;
  }

  public boolean isLate() {
    return late;
  }

  public boolean isStopping() {
    return part == Part.STOPPING;
  }

  public boolean isHeardOfAfterLoad() {
    return part != Part.LOAD;
  }

  /** Whether it is a full second of load, by which rates and the generator may be judged. */
  public boolean isWhole() {
    return !late && !isStopping() && (!cutShort || isUncounted());
  }

  /** Whether no worker has said anything of it. */
  public boolean isUncounted() {
    return health.isEmpty();
  }

  /** Whether there may have been more than was counted, or would have been with all workers. */
  public boolean isGap() {
    return workerLost || stuck || shortOfWorkers || isUncounted();
  }

  /** Whether what was counted in it belongs to a full second of load, for rates. */
  public boolean isPaced() {
    return isWhole() || late && !isStopping();
  }

  /**
   * What the second is good for, as far as it tells by itself.
   *
   * @param judged whether it is past the warm-up
   * @param keptUp whether the generator did
   */
  public SecondState state(boolean judged, boolean keptUp) {
    if (!isWhole() || isHeardOfAfterLoad() && !isUncounted()) {
      return SecondState.STOPPING;
    }
    if (isUncounted()) {
      return SecondState.UNCOUNTED;
    }
    if (lostUsers > 0 || stuck) {
      return SecondState.WORKER_LOST;
    }
    if (!keptUp) {
      return shortOfWorkers ? SecondState.WORKER_LOST : SecondState.GENERATOR_SATURATED;
    }
    return judged ? SecondState.WHOLE : SecondState.WARM_UP;
  }

  public int users() {
    int users = 0;
    for (int ofClass : usersByClass) {
      users += ofClass;
    }
    return users;
  }

  public int[] usersByClass() {
    return usersByClass;
  }

  public int usersPlanned() {
    return usersPlanned;
  }

  public int usersDue() {
    return usersDue;
  }

  public int lostUsers() {
    return lostUsers;
  }

  public boolean isStuck() {
    return stuck;
  }

  public boolean isShortOfWorkers() {
    return shortOfWorkers;
  }

  public int withdrawnUsers() {
    return withdrawnUsers;
  }

  /** One for each name, in the order of their numbers. */
  public List<NameCount> names() {
    return names;
  }

  /** Those of {@link #names} that are no transactions. */
  public List<NameCount> requests() {
    return requests;
  }

  /** The sum of {@link #requests}; what began a trace is with them. */
  public NameCount all() {
    return all;
  }

  /** One for each worker. */
  public List<Snapshot.Health> health() {
    return health;
  }

  Snapshot.ConnectionCount connections() {
    return connections;
  }

  public Snapshot.TaskCount tasks() {
    return tasks;
  }

  public Snapshot.ArrivalCount arrivals() {
    return arrivals;
  }

  public long exceptions() {
    return exceptions;
  }

  /** By the checks' numbers. */
  public long[] checksPassed() {
    return checksPassed;
  }

  /** By the checks' numbers. */
  public long[] checksFailed() {
    return checksFailed;
  }
}
