package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
  private final Timers timers = new Timers(context);
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Timers.Timer timer(Runnable action) {
    return new Timers.Timer() {
      @Override
      protected void fire() {
        action.run();
      }
    };
  }

  private Timers.Timer notes(String name) {
    return timer(() -> seen.add(name));
  }

  /** Runs something on the loop, and waits for a moment after it. */
  private void onLoop(long untilNanos, Runnable action) {
    Promise<Void> later = Promise.promise();
    context.runOnContext(_ -> {
      action.run();
      timers.set(timer(later::complete), System.nanoTime() + untilNanos);
    });
    later.future().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void timersFireInTheOrderOfTheirMomentsAndNoneBeforeItsOwn() {
    List<Long> earlyNanos = new ArrayList<>();
    onLoop(
        50 * MILLI,
        () -> {
          long now = System.nanoTime();
          for (int millis : new int[] {30, 10, 40, 20}) {
            long due = now + millis * MILLI;
            timers.set(
                timer(() -> {
                  seen.add(millis + " ms");
                  earlyNanos.add(due - System.nanoTime());
                }),
                due);
          }
        });

    assertThat(seen).containsExactly("10 ms", "20 ms", "30 ms", "40 ms");
    assertThat(earlyNanos).allMatch(nanos -> nanos < 0);
  }

  @Test
  void aCancelledTimerDoesNotFireAndOthersDo() {
    List<Boolean> wasSet = new ArrayList<>();
    Timers.Timer first = notes("first");
    Timers.Timer second = notes("second");
    onLoop(
        10 * MILLI,
        () -> {
          long now = System.nanoTime();
          timers.set(first, now + MILLI);
          timers.set(second, now + 2 * MILLI);
          wasSet.add(timers.cancel(first));
          wasSet.add(timers.cancel(first));
        });
    onLoop(0, () -> wasSet.add(timers.cancel(second)));

    assertThat(seen).containsExactly("second");
    assertThat(wasSet).containsExactly(true, false, false);
  }

  @Test
  void aTimerThatHasFiredCanBeSetAgain() {
    Timers.Timer timer = notes("fired");
    onLoop(5 * MILLI, () -> timers.set(timer, System.nanoTime() + MILLI));
    onLoop(5 * MILLI, () -> timers.set(timer, System.nanoTime() + MILLI));

    assertThat(seen).containsExactly("fired", "fired");
  }

  @Test
  void aTimerThatBreaksDoesNotKeepOthersFromFiring() {
    context.exceptionHandler(broken -> seen.add(broken.getMessage()));
    onLoop(
        5 * MILLI,
        () -> {
          long now = System.nanoTime();
          timers.set(
              timer(() -> {
                throw new IllegalStateException("broken");
              }),
              now);
          timers.set(notes("next"), now + 1);
        });

    assertThat(seen).containsExactly("broken", "next");
  }

  @Test
  void aTimerThatIsSetWhileOthersFireLetsWhatWaitsForTheLoopGoFirst() {
    onLoop(
        5 * MILLI,
        () ->
            timers.set(
                timer(() -> {
                  context.runOnContext(_ -> seen.add("task"));
                  timers.set(notes("timer"), System.nanoTime());
                }),
                System.nanoTime()));

    assertThat(seen).containsExactly("task", "timer");
  }

  @Test
  void aTimerForTheLongestTimeNeitherFiresNorKeepsOthersWaiting() {
    onLoop(
        5 * MILLI,
        () -> {
          timers.set(notes("now"), Timers.dueIn(-1));
          timers.set(notes("never"), Timers.dueIn(Long.MAX_VALUE));
          timers.set(notes("soon"), Timers.dueIn(MILLI));
        });

    assertThat(seen).containsExactly("now", "soon");
  }
}
