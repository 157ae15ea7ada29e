package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.protocol.ToWorker.UserChange;
import dev.throng.runner.scenario.UserClassPlan;
import dev.throng.runner.script.ScriptedUser;
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
  private final LoadLoop.Listener listener;
  private final Map<Long, ScriptedUser> dealt = new HashMap<>();
  private final Set<ScriptedUser> leaving = new LinkedHashSet<>();
  private final List<OpenModel> openModels = new ArrayList<>();
  private final int[] dealtByClass;
  private final Set<Long> withdrawn = new HashSet<>();
  private int releases;
  private boolean stopped;
  private boolean reportedEmpty;
  private long stopTimeoutNanos = TimeUnit.SECONDS.toNanos(10);

  UserPool(LoadLoop loop, int classes, LoadLoop.Listener listener) {
    this.loop = loop;
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
    int release = releases;
    Runnable action =
        () -> {
          if (release == releases) {
            if (change.starts()) {
              start(change);
            } else {
              stop(change.user());
            }
          }
        };
    if (delayNanos <= 0) {
      action.run();
    } else {
      loop.schedule(action, delayNanos);
    }
  }

  private void start(UserChange change) {
    long index = change.user();
    if (stopped || dealt.containsKey(index)) {
      return;
    }
    ScriptedUser user =
        new ScriptedUser(index, loop.scenario().classes().get(change.userClass()), loop);
    dealt.put(index, user);
    dealtByClass[change.userClass()]++;
    user.start();
  }

  private void stop(long index) {
    withdrawn.remove(index);
    ScriptedUser user = dealt.remove(index);
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
  public void share(UserClassPlan plan, OpenModel.Share share, OpenModel.Place place) {
    OpenModel model = openModelOf(plan);
    if (model == null) {
      model = new OpenModel(loop, plan, place);
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
    everyone().forEach(ScriptedUser::stop);
    loop.schedule(() -> everyone().forEach(ScriptedUser::cut), timeoutNanos);
    reportIfEmpty();
  }

  private List<ScriptedUser> everyone() {
    List<ScriptedUser> all = new ArrayList<>(dealt.values());
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
  public void ended(ScriptedUser user) {
    OpenModel model = openModelOf(user.plan());
    if (model != null) {
      model.userEnded(user);
    } else {
      dealt.remove(user.session().userIndex(), user);
      leaving.remove(user);
      dealtByClass[user.plan().index()]--;
    }
    reportIfEmpty();
  }

  public boolean isOfOpenModel(ScriptedUser user) {
    return openModelOf(user.plan()) != null;
  }

  /** A user of an open model is free for the next arrival. */
  public void iterationEnded(ScriptedUser user) {
    OpenModel model = openModelOf(user.plan());
    if (model != null) {
      model.iterationEnded(user);
      listener.iterationEnded(loop);
    }
  }

  /** A user ends for good, since its onStart failed. */
  public void withdraws(ScriptedUser user) {
    OpenModel model = openModelOf(user.plan());
    if (model != null) {
      model.withdraws();
      listener.iterationEnded(loop);
    } else if (dealt.containsKey(user.session().userIndex())) {
      withdrawn.add(user.session().userIndex());
    }
  }

  private @Nullable OpenModel openModelOf(UserClassPlan plan) {
    for (int i = 0; i < openModels.size(); i++) {
      if (openModels.get(i).plan() == plan) {
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
      running[model.plan().index()] += model.busy();
    }
    return new Count(running, withdrawn.size(), arrivals);
  }

  /**
   * The users of one loop.
   *
   * @param byClass running ones
   * @param withdrawn those that should run, but have ended since their onStart failed
   */
  record Count(
      @SuppressWarnings("ArrayRecordComponent") int[] byClass,
      int withdrawn,
      ArrivalCount arrivals) {}
}
