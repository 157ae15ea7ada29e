package dev.throng.runner.users;

import dev.throng.users.WaitTime;
import dev.throng.users.spi.CurrentUser;
import dev.throng.users.spi.Leaving;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** All that a user does, from its constructor to its onStop; on the user's thread. */
final class UserLife {
  private final UserModel model;
  private final JavaUser user;
  private final JavaPort port;
  private final SplittableRandom random;
  private final UserErrors errors;
  private final boolean once;
  private final int turnsOfArrival;
  private WaitTime waitTime = WaitTime.none();

  UserLife(UserModel model, JavaUser user, JavaPort port) {
    this.model = model;
    this.user = user;
    this.port = port;
    random = user.session().random();
    errors = model.errors();
    once = user.isRehearsed();
    turnsOfArrival = once ? model.tasks().size() : 1;
  }

  void run() {
    CurrentUser.run(
        port,
        () -> {
          boolean withdraws = false;
          try {
            withdraws = live();
          } catch (Leaving _) {
            // it was ended at once
          }
          user.over(withdraws);
        });
  }

  /** Whether it ends by its own will. */
  private boolean live() {
    Object object = make();
    if (object == null) {
      return true;
    }
    boolean stays = onStart(object);
    if (stays) {
      stays = work(object);
    }
    onStop(object);
    return !stays;
  }

  private @Nullable Object make() {
    port.making(true);
    try {
      return (Object) model.make().invokeExact();
    } catch (Throwable thrown) {
      brokeOff(model.name() + " constructor", thrown);
      port.started();
      return null;
    } finally {
      port.making(false);
    }
  }

  /** Whether it goes on. */
  private boolean onStart(Object object) {
    boolean stays = true;
    port.taskBegins();
    try {
      Lifecycle.USER_ON_START.invokeExact(object);
      if (model.hasOnStart()) {
        port.taskCompleted();
      }
    } catch (Leaving leaving) {
      stays = user.isStopping() || leaving.what() == Leaving.What.TASK_SET;
    } catch (Throwable thrown) {
      brokeOff(model.name() + ".onStart", thrown);
    }
    try {
      waitTime =
          Objects.requireNonNull(
              (WaitTime) Lifecycle.WAIT_TIME.invokeExact(object), "waitTime() returned null");
    } catch (Throwable thrown) {
      brokeOff(model.name() + ".waitTime", thrown);
    }
    port.started();
    return stays;
  }

  /** Whether it was told to stop, and does not stop by itself. */
  private boolean work(Object object) {
    try {
      for (int turn = 0; ; turn++) {
        port.goOnIfWanted();
        turn(model.tasks(), turn, object);
        if (user.hasArrived() && (turn + 1) % turnsOfArrival == 0) {
          port.nextArrival();
        }
      }
    } catch (Leaving _) {
      return user.isStopping();
    }
  }

  private void turn(TaskPick.Several tasks, int turn, Object object) {
    long startNanos = System.nanoTime();
    perform(tasks.next(turn, random), object);
    if (!user.hasArrived()) {
      port.sleep(waitTime.nanos(random, System.nanoTime() - startNanos));
    }
  }

  private void perform(TaskPick task, Object around) {
    switch (task) {
      case TaskPick.Method method -> perform(method, around);
      case TaskPick.Set set -> perform(set, around);
    }
  }

  private void perform(TaskPick.Method task, Object object) {
    port.taskBegins();
    try {
      task.handle().invokeExact(object);
    } catch (Leaving leaving) {
      if (!user.isStopping() && !user.isCut()) {
        port.taskCompleted();
      }
      throw leaving;
    } catch (Throwable thrown) {
      brokeOff(task.name(), thrown);
      return;
    }
    port.taskCompleted();
  }

  private void perform(TaskPick.Set task, Object around) {
    Object set;
    port.taskBegins();
    try {
      set = (Object) task.make().invokeExact(around);
      Lifecycle.SET_ON_START.invokeExact(set);
    } catch (Leaving leaving) {
      throw leaving;
    } catch (Throwable thrown) {
      brokeOff(task.name() + ".onStart", thrown);
      return;
    }
    try {
      for (int turn = 0; !once || turn < task.tasks().size(); turn++) {
        port.goOnIfWanted();
        turn(task.tasks(), turn, set);
      }
    } catch (Leaving leaving) {
      if (leaving.what() == Leaving.What.TEST) {
        leave(task, set);
        throw leaving;
      }
    }
    leave(task, set);
  }

  private void leave(TaskPick.Set task, Object set) {
    if (user.isCut()) {
      return;
    }
    port.taskBegins();
    port.leaving(true);
    try {
      Lifecycle.SET_ON_STOP.invokeExact(set);
    } catch (Leaving _) {
      // it is leaving
    } catch (Throwable thrown) {
      brokeOff(task.name() + ".onStop", thrown);
    } finally {
      port.leaving(false);
    }
  }

  private void onStop(Object object) {
    port.taskBegins();
    port.leaving(true);
    try {
      Lifecycle.USER_ON_STOP.invokeExact(object);
      if (model.hasOnStop()) {
        port.taskCompleted();
      }
    } catch (Leaving _) {
      // it is leaving
    } catch (Throwable thrown) {
      brokeOff(model.name() + ".onStop", thrown);
    } finally {
      port.leaving(false);
    }
  }

  private void brokeOff(String where, Throwable thrown) {
    port.threw(errors.line(thrown), thrown);
    port.taskBrokeOff(errors.where(where, thrown), UserErrors.text(thrown));
  }
}
