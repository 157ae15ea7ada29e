package dev.throng.runner.history;

import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.spec.Wait;
import dev.throng.crds.steps.Branch;
import dev.throng.crds.steps.Loop;
import dev.throng.crds.steps.Pause;
import dev.throng.crds.steps.Step;
import dev.throng.crds.steps.Timed;
import dev.throng.crds.values.GoDuration;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * What the manifest itself makes periodic: a period that is seen in the figures and is one of these
 * says nothing of the target.
 *
 * @param periodsSeconds ascending: of the waits, of what a user does in turn, and of the stages
 */
public record Rhythm(List<Double> periodsSeconds) {
  public static final Rhythm NONE = new Rhythm(List.of());

  /** Shorter ones cannot be told from one second to the next. */
  private static final double SHORTEST_SECONDS = 1;

  public Rhythm {
    periodsSeconds = List.copyOf(periodsSeconds);
  }

  public static Rhythm of(LoadTestSpec spec) {
    SortedSet<Double> periods = new TreeSet<>();
    addStages(spec.load(), periods);
    for (UserClass user : spec.userClasses()) {
      for (Task task : user.tasks()) {
        addTask(task, user.waitTime(), periods);
      }
    }
    return of(periods);
  }

  /** Of these periods, those that can be seen in seconds. */
  public static Rhythm of(Collection<Double> periodsSeconds) {
    return new Rhythm(
        new TreeSet<>(periodsSeconds).stream().filter(p -> p >= SHORTEST_SECONDS).toList());
  }

  private static void addStages(Load load, SortedSet<Double> periods) {
    load.stages().forEach(stage -> periods.add(seconds(stage.duration())));
    load.arrivals().stream()
        .flatMap(arrivals -> arrivals.stages().stream())
        .forEach(stage -> periods.add(seconds(stage.duration())));
  }

  /**
   * @return how long one turn of the task takes by its waits
   */
  private static double addTask(Task task, Wait wait, SortedSet<Double> periods) {
    double turn;
    if (task.tasks().isEmpty()) {
      double within = waits(Step.all(task.steps()), periods);
      turn = afterTask(wait, within);
    } else {
      double[] parts =
          task.tasks().stream().mapToDouble(part -> addTask(part, wait, periods)).toArray();
      turn = task.sequence() ? DoubleStream.of(parts).sum() : 0;
    }
    periods.add(turn);
    return turn;
  }

  private static double afterTask(Wait wait, double within) {
    if (wait.pacing() != null) {
      return Math.max(seconds(wait.pacing()), within);
    }
    if (wait.throughput() != null && wait.throughput().perSecond() > 0) {
      return Math.max(1 / wait.throughput().perSecond(), within);
    }
    if (wait.constant() != null) {
      return within + seconds(wait.constant());
    }
    return within + wait.between().stream().mapToDouble(Rhythm::seconds).average().orElse(0);
  }

  private static double waits(Step step, SortedSet<Double> periods) {
    return switch (step) {
      case Pause(GoDuration duration) -> {
        periods.add(seconds(duration));
        yield seconds(duration);
      }
      case Loop loop -> {
        double once = waits(loop.steps(), periods);
        periods.add(once);
        yield once * loop.times();
      }
      case Timed timed -> waits(timed.steps(), periods);
      case Branch branch ->
          Math.max(waits(branch.then(), periods), waits(branch.otherwise(), periods));
      default -> 0;
    };
  }

  private static double waits(List<Step> steps, SortedSet<Double> periods) {
    return steps.stream().mapToDouble(step -> waits(step, periods)).sum();
  }

  private static double seconds(GoDuration duration) {
    return duration.toMillis() / 1e3;
  }
}
