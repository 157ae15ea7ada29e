package dev.throng.runner.comparison;

import dev.throng.runner.history.History;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A test that is computed as often as wished, each time by other random numbers.
 *
 * @param target of each run anew
 */
record SameTest(Ramp ramp, Supplier<Target> target, double thinkSeconds, int names) {
  /** A kind of test, of which sizes are drawn. */
  record Kind(String name, java.util.function.Function<SplittableRandom, SameTest> draw) {}

  /** Nothing changes the target of these from run to run. */
  static List<Kind> kinds() {
    return List.of(
        new Kind("flat users", random -> users(random, flat(random, 60, 300))),
        new Kind("flat arrivals", SameTest::arrivals),
        new Kind(
            "ramp of users",
            random ->
                users(
                    random,
                    Ramp.users(1, 0)
                        .to(Math.rint(around(random, 40, 300)), between(random, 60, 300)))),
        new Kind("stages", random -> users(random, stages(random))),
        new Kind("queue at 30 to 60 %", random -> queue(random, 0.3, 0.6)),
        new Kind("queue at 60 to 80 %", random -> queue(random, 0.6, 0.8)),
        new Kind("ramp into a queue", SameTest::overload),
        new Kind("0.5 to 2 % failures", SameTest::failing),
        new Kind("long tails (Pareto, 1.5 to 3)", SameTest::longTails),
        new Kind("few requests", SameTest::few));
  }

  History run(SplittableRandom random, Target.Factor slower) {
    return new Simulation(ramp, target.get().slower(slower), random.nextLong())
        .think(thinkSeconds)
        .names(names)
        .run();
  }

  private static double between(SplittableRandom random, double from, double to) {
    return from + random.nextDouble() * (to - from);
  }

  private static double around(SplittableRandom random, double from, double to) {
    return from * Math.pow(to / from, random.nextDouble());
  }

  private static Supplier<Target> idle(SplittableRandom random) {
    double work = around(random, 0.005, 0.2);
    double sigma = between(random, 0, 0.8);
    return () -> new Target(work, sigma);
  }

  private static SameTest users(SplittableRandom random, Ramp ramp) {
    return new SameTest(ramp, idle(random), around(random, 0.3, 2), 1 + random.nextInt(8));
  }

  private static Ramp flat(SplittableRandom random, double shortest, double longest) {
    return Ramp.users(Math.rint(around(random, 30, 200)), between(random, shortest, longest));
  }

  private static Ramp stages(SplittableRandom random) {
    double each = between(random, 15, 40);
    double step = Math.rint(around(random, 15, 50));
    return Ramp.users(step, each).jump(2 * step, each).jump(3 * step, each).jump(4 * step, each);
  }

  private static SameTest arrivals(SplittableRandom random) {
    Ramp ramp = Ramp.arrivals(around(random, 30, 300), between(random, 60, 300));
    return new SameTest(ramp, idle(random), 1, 1 + random.nextInt(8));
  }

  private static SameTest queue(SplittableRandom random, double least, double most) {
    int servers = 1 + random.nextInt(16);
    double work = around(random, 0.02, 0.1) * servers / 8;
    double sigma = between(random, 0, 0.8);
    double rate = servers / work * between(random, least, most);
    Ramp ramp = Ramp.arrivals(rate, between(random, 60, 300));
    return new SameTest(
        ramp, () -> new Target(work, sigma).servers(servers), 1, 1 + random.nextInt(4));
  }

  private static SameTest overload(SplittableRandom random) {
    int servers = 4 + random.nextInt(12);
    double work = between(random, 0.02, 0.08);
    double think = between(random, 0.5, 1);
    double most = servers / work * (think + work) * between(random, 1.2, 2);
    Ramp ramp = Ramp.users(1, 0).to(Math.rint(most), between(random, 90, 300));
    return new SameTest(
        ramp, () -> new Target(work, 0.4).servers(servers), think, 1 + random.nextInt(4));
  }

  private static SameTest failing(SplittableRandom random) {
    double chance = between(random, 0.005, 0.02);
    Supplier<Target> idle = idle(random);
    return new SameTest(
        flat(random, 60, 300),
        () -> idle.get().failing(0.002, (_, _, _) -> chance),
        around(random, 0.3, 2),
        1 + random.nextInt(6));
  }

  private static SameTest longTails(SplittableRandom random) {
    double shape = between(random, 1.5, 3);
    double work = around(random, 0.005, 0.05);
    SplittableRandom own = random.split();
    return new SameTest(
        Ramp.arrivals(around(random, 50, 200), between(random, 60, 300)),
        () ->
            new Target(work, 0.1)
                .slower((_, _, _) -> Math.min(100, Math.pow(1 - own.nextDouble(), -1 / shape))),
        1,
        1 + random.nextInt(4));
  }

  private static SameTest few(SplittableRandom random) {
    Ramp ramp = Ramp.arrivals(around(random, 2, 20), between(random, 60, 300));
    return new SameTest(ramp, idle(random), 1, 1 + random.nextInt(3));
  }
}
