package dev.throng.runner.cli;

import dev.throng.crds.hooks.Happened;
import dev.throng.crds.hooks.HookNotice;
import dev.throng.crds.hooks.HookPoster;
import dev.throng.crds.hooks.HookRequest;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.spec.Hook;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.server.Statuses;
import dev.throng.runner.worker.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls a manifest's hooks beside a run, and notes those that were not taken. */
final class RunHooks implements RunListener, AutoCloseable {
  /** After a signal a person waits. */
  private static final Duration AFTER_SIGNAL = Duration.ofSeconds(5);

  private static final long POLL_MILLIS = 20;

  private final TestPlan plan;
  private final List<Call> calls;
  private final RunListener next;
  private final @Nullable HookPoster poster;
  private final String id = UUID.randomUUID().toString();
  private final Set<HookEvent> told = EnumSet.noneOf(HookEvent.class);
  private final Executor beside =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hook-", 0).factory());
  private final List<CompletableFuture<Void>> sending = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private int noted;
  private @Nullable MasterStatus last;

  private record Call(Hook hook, HookRequest request) {}

  private RunHooks(TestPlan plan, List<Call> calls, RunListener next) {
    this.plan = plan;
    this.calls = calls;
    this.next = next;
    poster = calls.isEmpty() ? null : new HookPoster(HookPoster.Tries.USUAL, _ -> true);
  }

  /**
   * @param next is told everything too, and first
   * @param variable the value of an environment variable, or null
   * @throws UsageException if a secret is not there, or can't be used
   */
  static RunHooks of(TestPlan plan, RunListener next, Function<String, @Nullable String> variable) {
    LoadTestSpec spec = plan.spec();
    List<Call> calls = new ArrayList<>();
    for (Hook hook : spec.hooks()) {
      try {
        calls.add(
            new Call(
                hook, HookRequest.of(hook, spec.variables(), new Environment(variable)::secret)));
      } catch (UnresolvedException e) {
        throw new UsageException(e.getMessage());
      } catch (IllegalArgumentException e) {
        throw new UsageException("spec.hooks: " + hook.name() + ": " + e.getMessage());
      }
    }
    return new RunHooks(plan, calls, next);
  }

  @Override
  public void onWorker(WorkerView worker) {
    next.onWorker(worker);
  }

  @Override
  public void onStart(RunView view) {
    next.onStart(view);
    look(view);
  }

  @Override
  public void onSecond(RunView view) {
    next.onSecond(view);
    look(view);
  }

  @Override
  public void onFinish(RunView view) {
    List<String> known = List.copyOf(failures);
    noted = known.size();
    next.onFinish(view.noting(known));
    look(view);
  }

  private void look(RunView view) {
    if (calls.isEmpty()) {
      return;
    }
    MasterStatus now = Statuses.of(view, view.workers().size());
    Set<HookEvent> events = Happened.between(last, now);
    last = now;
    events.removeIf(event -> !told.add(event));
    for (HookEvent event : events) {
      calls.stream()
          .filter(call -> call.hook().events().contains(event))
          .forEach(call ->
              sending.add(CompletableFuture.runAsync(() -> send(call, event, now), beside)));
    }
  }

  private void send(Call call, HookEvent event, MasterStatus now) {
    HookNotice.Subject subject =
        new HookNotice.Subject(null, plan.name(), plan.runNumber(), plan.spec().target().baseUrl());
    HookNotice notice =
        HookNotice.of(id + "/" + call.hook().name() + "/" + event, event, subject, now);
    try {
      Objects.requireNonNull(poster)
          .post(call.request(), notice)
          .ifPresent(
              why -> failures.add("hook " + call.hook().name() + " (" + event + "): " + why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until all calls are over, or a person has waited long enough; then says what failed. */
  void linger(Interruption interruption) throws InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(sending.toArray(CompletableFuture<?>[]::new));
    long begin = System.nanoTime();
    while (!all.isDone()
        && !(interruption.came(Duration.ZERO)
            && System.nanoTime() - begin > AFTER_SIGNAL.toNanos())) {
      Thread.sleep(POLL_MILLIS);
    }
    failures.stream().skip(noted).forEach(why -> System.err.println("throng: " + why));
    if (!all.isDone()) {
      System.err.println("throng: a hook was given up");
    }
  }

  @Override
  public void close() {
    if (poster != null) {
      poster.close();
    }
  }
}
