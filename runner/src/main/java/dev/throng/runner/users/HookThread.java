package dev.throng.runner.users;

import dev.throng.runner.compiler.SourceProblem;
import dev.throng.users.Hooks;
import dev.throng.users.spi.HookLog;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Calls the hooks of a test on a thread of their own, which nobody waits for before the end. What a
 * hook throws is logged, once for each place.
 */
final class HookThread implements AutoCloseable {
  /** So many calls may wait; there is room for those that must not be left out beyond it. */
  static final int MOST_WAITING = 10_000;

  /** How long what waits may take when all is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int MOST_TOLD = 50;

  private final List<Class<? extends Hooks>> types;
  private final Consumer<String> log;
  private final LinkedBlockingQueue<Consumer<Hooks>> calls = new LinkedBlockingQueue<>();
  private final Set<String> told = new HashSet<>();
  private final Thread thread;
  private volatile boolean closing;

  HookThread(List<Class<? extends Hooks>> types, Consumer<String> log) {
    this.types = types;
    this.log = log;
    thread = Thread.ofPlatform().daemon().name("throng-hooks").unstarted(this::run);
    thread.setContextClassLoader(types.getFirst().getClassLoader());
    thread.start();
  }

  /** Why no object can be made of a class; empty if one can. */
  static Optional<SourceProblem> problem(Class<? extends Hooks> type) {
    boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
    String fault = inner ? "is an inner class: make it static, or a class of its own" : null;
    if (fault == null
        && Arrays.stream(type.getDeclaredConstructors()).allMatch(c -> c.getParameterCount() > 0)) {
      fault = "needs a constructor without parameters";
    }
    return Optional.ofNullable(fault)
        .map(why -> SourceProblem.ofFile(type.getSimpleName(), "these hooks: " + why));
  }

  /** Has a method called; it must not be left out. */
  void call(Consumer<Hooks> method) {
    calls.add(method);
  }

  /** Whether there is room for a call that may be left out. */
  boolean hasRoom() {
    return calls.size() < MOST_WAITING;
  }

  private void run() {
    HookLog.here(log);
    List<Hooks> hooks = new ArrayList<>();
    types.forEach(type -> make(type, hooks));
    try {
      while (true) {
        Consumer<Hooks> method = calls.take();
        if (method == END) {
          return;
        }
        hooks.forEach(each -> guarded(each.getClass(), () -> method.accept(each)));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static final Consumer<Hooks> END = _ -> {};

  private void make(Class<? extends Hooks> type, List<Hooks> hooks) {
    guarded(
        type,
        () -> {
          try {
            Constructor<? extends Hooks> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            hooks.add(constructor.newInstance());
          } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @SuppressWarnings("CatchingUnchecked") // whatever user code throws
  private void guarded(Class<?> type, Runnable action) {
    try {
      action.run();
    } catch (Throwable thrown) {
      if (!closing || thread.isAlive()) {
        tell(type, thrown);
      }
    }
  }

  private void tell(Class<?> type, Throwable thrown) {
    Throwable cause = thrown.getCause();
    Throwable shown = thrown instanceof IllegalStateException && cause != null ? cause : thrown;
    UserErrors errors = new UserErrors(type);
    String place = errors.where(type.getSimpleName(), shown);
    if (told.size() < MOST_TOLD && told.add(place)) {
      log.accept("hooks: " + place + " threw " + UserErrors.text(shown));
    }
  }

  void log(String line) {
    log.accept(line);
  }

  /** Waits for what has been called so far, but not for long. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    calls.add(END);
    try {
      if (!thread.join(PATIENCE)) {
        log.accept(
            "hooks: "
                + Math.max(0, calls.size() - 1)
                + " events were not shown: the hooks took longer than "
                + PATIENCE.toSeconds()
                + " s after the end");
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
