package dev.throng.operator.plan;

import dev.throng.crds.hooks.Happened;
import dev.throng.crds.hooks.HookNotice;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.Hook;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.HookStatus;
import dev.throng.crds.status.HookStatus.State;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.RunStatus;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which hooks are to be called. A call that is due stands in the status until its sender knows how
 * it ended, so that the next operator goes on with it: what is not known to be taken is sent again.
 */
final class HookCalls {
  private HookCalls() {}

  /**
   * @param after the status that the rest of the plan leads to
   * @return that status, with the calls
   */
  static LoadTestStatus follow(Turn turn, LoadTestStatus after) {
    RunStatus run = after.run();
    Optional<LoadTestSpec> spec = turn.accepted ? turn.test.spec() : Optional.empty();
    if (run == null || spec.isEmpty() || spec.get().hooks().isEmpty()) {
      return after;
    }
    MasterStatus now = figures(after, run);
    List<Hook> hooks = spec.get().hooks();
    List<HookStatus> calls = new ArrayList<>(run.hooks());
    due(hooks, Happened.between(before(turn, run), now), calls);
    calls.replaceAll(call -> ended(call, turn.seen.hookCalls()));
    turn.run().hooks = List.copyOf(calls);
    calls.stream()
        .filter(call -> call.state() == State.SENDING)
        .forEach(call -> send(turn, spec.get(), call, now));
    return turn.status.build();
  }

  private static void due(List<Hook> hooks, Set<HookEvent> events, List<HookStatus> calls) {
    for (HookEvent event : events) {
      hooks.stream()
          .filter(hook -> hook.events().contains(event))
          .filter(hook -> calls.stream().noneMatch(call -> isOf(call, hook.name(), event)))
          .forEach(hook -> calls.add(new HookStatus(hook.name(), event, State.SENDING, null)));
    }
  }

  private static HookStatus ended(HookStatus call, List<HookCall> over) {
    return over.stream()
        .filter(one -> call.state() == State.SENDING && isOf(call, one.name(), one.event()))
        .findFirst()
        .map(one ->
            new HookStatus(
                call.name(),
                call.event(),
                one.failure() == null ? State.SENT : State.FAILED,
                one.failure()))
        .orElse(call);
  }

  private static boolean isOf(HookStatus call, String hook, HookEvent event) {
    return call.name().equals(hook) && call.event() == event;
  }

  private static void send(Turn turn, LoadTestSpec spec, HookStatus call, MasterStatus now) {
    spec.hooks().stream()
        .filter(hook -> hook.name().equals(call.name()))
        .findFirst()
        .ifPresent(hook -> {
          int run = turn.run().number;
          HookNotice notice =
              HookNotice.of(
                  String.join(
                      "/",
                      turn.test.owner().uid(),
                      Integer.toString(run),
                      hook.name(),
                      call.event().toString()),
                  call.event(),
                  new HookNotice.Subject(
                      turn.test.owner().namespace(),
                      turn.test.owner().name(),
                      run,
                      spec.target().baseUrl()),
                  now);
          turn.act(new Action.CallHook(run, hook.name(), notice));
        });
  }

  /** Null if the run has begun in this turn. */
  private static @Nullable MasterStatus before(Turn turn, RunStatus run) {
    RunStatus was = turn.test.status().run();
    return was == null || !was.number().equals(run.number())
        ? null
        : figures(turn.test.status(), was);
  }

  /** The run as its master would tell of it. */
  private static MasterStatus figures(LoadTestStatus status, RunStatus run) {
    Phase phase = Objects.requireNonNullElse(status.phase(), Phase.PENDING);
    return new MasterStatus(
        state(phase),
        run.startTime(),
        run.endTime(),
        run.seed() == null ? 0 : run.seed(),
        Objects.requireNonNullElse(status.users(), new UserStatus(0, 0)),
        Objects.requireNonNullElse(status.workers(), new WorkerStatus(0, 0, 0)),
        status.summary(),
        status.thresholds(),
        status.verdict(),
        run.reason(),
        status.story(),
        status.capacity(),
        status.validity(),
        List.of());
  }

  private static RunState state(Phase phase) {
    return switch (phase) {
      case PENDING, QUEUED, PREFLIGHT, PROVISIONING -> RunState.WAITING_FOR_WORKERS;
      case RUNNING -> RunState.RUNNING;
      case STOPPING -> RunState.STOPPING;
      case FINISHED -> RunState.FINISHED;
    };
  }
}
