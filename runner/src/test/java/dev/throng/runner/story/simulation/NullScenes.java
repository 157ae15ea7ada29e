package dev.throng.runner.story.simulation;

import dev.throng.runner.story.simulation.Scene.Run;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Runs in which nothing is wrong with the target: whatever is found in them is a false alarm. */
public final class NullScenes {
  private NullScenes() {}

  public static List<Scene> all() {
    return List.of(
        scene("flat users", NullScenes::flatUsers),
        scene("flat arrivals", NullScenes::flatArrivals),
        scene("ramp of users, idle target", NullScenes::rampOfUsers),
        scene("ramp of arrivals, idle target", NullScenes::rampOfArrivals),
        scene("stages up and down, idle target", NullScenes::stages),
        scene("few requests", NullScenes::fewRequests),
        scene("queue at 30 to 60 %", NullScenes::queue),
        scene("0.5 to 2 % random failures", NullScenes::failures),
        scene("users in step with each other", NullScenes::inStep),
        scene("queue at 60 to 80 %", NullScenes::busyQueue),
        scene("target wanders by 10 %", NullScenes::wandering),
        scene("long tails (Pareto, 1.5 to 3)", NullScenes::longTails),
        scene("an hour, flat", NullScenes::hour));
  }

  private static Scene scene(String name, Function<SplittableRandom, Run> run) {
    return new Scene(name, null, Set.of(), run);
  }

  static double between(SplittableRandom random, double from, double to) {
    return from + random.nextDouble() * (to - from);
  }

  /** Evenly on a scale of factors. */
  static double around(SplittableRandom random, double from, double to) {
    return from * Math.pow(to / from, random.nextDouble());
  }

  private static Target idle(SplittableRandom random) {
    return new Target(around(random, 0.002, 0.2), between(random, 0, 0.8));
  }

  private static Simulation simulation(Ramp ramp, Target target, SplittableRandom random) {
    int workers = 1 + random.nextInt(4);
    return new Simulation(ramp, target, random.nextLong())
        .think(around(random, 0.3, 3))
        .names(1 + random.nextInt(6))
        .workers(workers, 0);
  }

  private static Run flatUsers(SplittableRandom random) {
    Ramp ramp = Ramp.users(Math.rint(around(random, 5, 200)), between(random, 60, 400));
    return Run.of(simulation(ramp, idle(random), random));
  }

  private static Run flatArrivals(SplittableRandom random) {
    Ramp ramp = Ramp.arrivals(around(random, 2, 200), between(random, 60, 400));
    return Run.of(simulation(ramp, idle(random), random));
  }

  private static Run rampOfUsers(SplittableRandom random) {
    Ramp ramp = Ramp.users(1, 0).to(Math.rint(around(random, 10, 300)), between(random, 40, 300));
    return Run.of(simulation(ramp, idle(random), random));
  }

  private static Run rampOfArrivals(SplittableRandom random) {
    Ramp ramp = Ramp.arrivals(1, 0).to(around(random, 10, 300), between(random, 40, 300));
    return Run.of(simulation(ramp, idle(random), random));
  }

  private static Run stages(SplittableRandom random) {
    double each = between(random, 15, 60);
    double step = Math.rint(around(random, 5, 50));
    Ramp ramp = Ramp.users(step, each);
    for (int i = 2; i <= 5; i++) {
      ramp = ramp.jump(step * i, each);
    }
    return Run.of(simulation(ramp.jump(step, each), idle(random), random));
  }

  private static Run fewRequests(SplittableRandom random) {
    boolean rising = random.nextBoolean();
    double rate = around(random, 0.2, 5);
    Ramp ramp =
        rising
            ? Ramp.arrivals(rate / 5, 0).to(rate, 300)
            : Ramp.arrivals(rate, between(random, 60, 600));
    return Run.of(simulation(ramp, idle(random), random));
  }

  private static Run queue(SplittableRandom random) {
    return queue(random, 0.3, 0.6);
  }

  private static Run busyQueue(SplittableRandom random) {
    return queue(random, 0.6, 0.8);
  }

  /** A service time that moves up and down with a memory of 10 to 40 s, as real ones do. */
  private static Run wandering(SplittableRandom random) {
    double seconds = between(random, 60, 600);
    double memory = between(random, 10, 40);
    double[] factor = new double[(int) seconds + 1];
    double keep = Math.exp(-1 / memory);
    for (int i = 1; i < factor.length; i++) {
      double gaussian = new Random(random.nextLong()).nextGaussian();
      factor[i] = keep * factor[i - 1] + Math.sqrt(1 - keep * keep) * 0.1 * gaussian;
    }
    Target target =
        idle(random).slower((second, _, _) -> Math.exp(factor[(int) Math.min(seconds, second)]));
    double users = Math.rint(around(random, 20, 200));
    Ramp ramp = Ramp.users(random.nextBoolean() ? users : 1, 0).to(users, seconds);
    return Run.of(simulation(ramp, target, random));
  }

  private static Run longTails(SplittableRandom random) {
    double shape = between(random, 1.5, 3);
    SplittableRandom own = random.split();
    Target target =
        new Target(around(random, 0.002, 0.05), 0.1)
            .slower((_, _, _) -> Math.min(100, Math.pow(1 - own.nextDouble(), -1 / shape)));
    Ramp ramp = Ramp.arrivals(around(random, 5, 200), between(random, 60, 300));
    return Run.of(simulation(ramp, target, random));
  }

  private static Run queue(SplittableRandom random, double least, double most) {
    int servers = 1 + random.nextInt(16);
    double work = around(random, 0.02, 0.1) * servers / 8;
    double rate = servers / work * between(random, least, most);
    Target target = new Target(work, between(random, 0, 0.8)).servers(servers);
    return Run.of(
        new Simulation(Ramp.arrivals(rate, between(random, 60, 300)), target, random.nextLong()));
  }

  private static Run failures(SplittableRandom random) {
    double chance = between(random, 0.005, 0.02);
    Target target = idle(random).failing(0.002, (_, _, _) -> chance);
    double users = Math.rint(around(random, 10, 150));
    Ramp ramp = Ramp.users(random.nextBoolean() ? users : 1, 0).to(users, between(random, 60, 300));
    return Run.of(simulation(ramp, target, random));
  }

  private static Run inStep(SplittableRandom random) {
    Ramp ramp = Ramp.users(Math.rint(around(random, 20, 200)), between(random, 120, 300));
    Target target = new Target(around(random, 0.002, 0.2), between(random, 0, 0.5)).servers(20);
    return Run.of(
        new Simulation(ramp, target, random.nextLong())
            .thinkExactly(Math.rint(between(random, 2, 15))));
  }

  private static Run hour(SplittableRandom random) {
    return Run.of(simulation(Ramp.arrivals(around(random, 2, 30), 3600), idle(random), random));
  }
}
