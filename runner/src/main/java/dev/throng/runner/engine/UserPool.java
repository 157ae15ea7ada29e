package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.protocol.ToWorker.UserChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The users of one loop: those that the master dealt to it, and those of its open models. */
public final class UserPool {
  private final LoadLoop loop;
  private final UserSource source;
  private final LoadLoop.Listener listener;
  private final Map<Long, User> dealt = new HashMap<>();
  private final Set<User> leaving = new LinkedHashSet<>();
  private final List<OpenModel> openModels = new ArrayList<>();
  private final int[] dealtByClass;
  private final Set<Long> withdrawn = new HashSet<>();
  private int releases;
  private boolean stopped;
  private boolean reportedEmpty;
  private long stopTimeoutNanos = TimeUnit.SECONDS.toNanos(10);

  UserPool(LoadLoop loop, UserSource source, int classes, LoadLoop.Listener listener) {
    this.loop = loop;
    this.source = source;
    this.listener = listener;
    dealtByClass = new int[classes];
  }

  /** How long requests under way may take when a single user stops. */
  public void stopTimeout(long nanos) {
    stopTimeoutNanos = nanos;
  }

  /** Starts or stops a user at its time. */
  public void change(UserChange change) {
    long delayNanos = loop.startNanos() + change.atNanos() - System.nanoTime();
    Change pending = new Change(change);
    if (delayNanos <= 0) {
      pending.fire();
    } else {
      loop.set(pending, delayNanos);
    }
  }

  /** A change whose time comes, unless all users are released before. */
  private final class Change extends Timers.Timer {
    private final UserChange change;
    private final int release = releases;

    Change(UserChange change) {
      this.change = change;
    }

    @Override
    protected void fire() {
      if (release == releases) {
        if (change.starts()) {
          start(change);
        } else {
          stop(change.user());
        }
      }
    }
  }

  private void start(UserChange change) {
    long index = change.user();
    if (stopped || dealt.containsKey(index)) {
      return;
    }
    User user = source.user(index, change.userClass());
    dealt.put(index, user);
    dealtByClass[change.userClass()]++;
    user.start();
  }

  private void stop(long index) {
    withdrawn.remove(index);
    User user = dealt.remove(index);
    if (user != null) {
      leaving.add(user);
      user.stop();
      loop.schedule(user::cut, stopTimeoutNanos);
    }
  }

  /** Stops all users that were dealt to this loop, also those yet to start, and all arrivals. */
  public void release() {
    releases++;
    withdrawn.clear();
    List.copyOf(dealt.keySet()).forEach(this::stop);
    openModels.forEach(OpenModel::rest);
  }

  /** Gives the open model of a class, which is made if need be, its share of the arrivals. */
  public void share(int userClass, OpenModel.Share share, OpenModel.Place place) {
    OpenModel model = openModelOf(userClass);
    if (model == null) {
      model = new OpenModel(loop, source, userClass, place);
      openModels.add(model);
    }
    if (!stopped) {
      model.take(share);
    }
  }

  /** Ends all users in order, now; those that have not ended in time are cut. */
  public void stopAll(long timeoutNanos) {
    stopAll(0, timeoutNanos);
  }

  /**
   * Ends all users in order; those that have not ended in time are cut.
   *
   * @param endNanos the end of the load
   */
  public void stopAll(long endNanos, long timeoutNanos) {
    openModels.forEach(model -> model.end(endNanos));
    stopped = true;
    everyone().forEach(User::stop);
    loop.schedule(() -> everyone().forEach(User::cut), timeoutNanos);
    reportIfEmpty();
  }

  private List<User> everyone() {
    List<User> all = new ArrayList<>(dealt.values());
    all.addAll(leaving);
    openModels.forEach(model -> all.addAll(model.users()));
    return all;
  }

  private void reportIfEmpty() {
    if (stopped && !reportedEmpty && isEmpty()) {
      reportedEmpty = true;
      listener.empty(loop);
    }
  }

  private boolean isEmpty() {
    return dealt.isEmpty()
        && leaving.isEmpty()
        && openModels.stream().allMatch(model -> model.users().isEmpty());
  }

  /** A user has ended. */
  public void ended(User user) {
    OpenModel model = openModelOf(user.userClass());
    if (model != null) {
      model.userEnded(user);
    } else {
      dealt.remove(user.number(), user);
      leaving.remove(user);
      dealtByClass[user.userClass()]--;
    }
    reportIfEmpty();
  }

  public boolean isOfOpenModel(User user) {
    return openModelOf(user.userClass()) != null;
  }

  /** A user of an open model is free for the next arrival. */
  public void iterationEnded(User user) {
    OpenModel model = openModelOf(user.userClass());
    if (model != null) {
      model.iterationEnded(user);
      listener.iterationEnded(loop);
    }
  }

  /** A user ends for good, since its onStart failed. */
  public void withdraws(User user) {
    OpenModel model = openModelOf(user.userClass());
    if (model != null) {
      model.withdraws();
      listener.iterationEnded(loop);
    } else if (dealt.containsKey(user.number())) {
      withdrawn.add(user.number());
    }
  }

  private @Nullable OpenModel openModelOf(int userClass) {
    for (int i = 0; i < openModels.size(); i++) {
      if (openModels.get(i).userClass() == userClass) {
        return openModels.get(i);
      }
    }
    return null;
  }

  /** What was counted since the last call. */
  Count drain() {
    ArrivalCount arrivals = ArrivalCount.NONE;
    int[] running = dealtByClass.clone();
    for (OpenModel model : openModels) {
      arrivals = arrivals.plus(model.drain());
      running[model.userClass()] += model.busy();
    }
    return new Count(running, withdrawn.size(), arrivals);
  }

  /**
   * The users of one loop.
   *
   * @param byClass running ones
   * @param withdrawn those that should run, but have ended since their onStart failed
   */
  public record Count(
      @SuppressWarnings("ArrayRecordComponent") int[] byClass,
      int withdrawn,
      ArrivalCount arrivals) {}
}
