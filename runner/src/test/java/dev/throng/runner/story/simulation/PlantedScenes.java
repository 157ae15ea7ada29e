package dev.throng.runner.story.simulation;

import static dev.throng.runner.story.simulation.NullScenes.around;
import static dev.throng.runner.story.simulation.NullScenes.between;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.Subject;
import dev.throng.runner.story.simulation.Scene.Run;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs of targets with one thing wrong, of at least the size that must be found. */
public final class PlantedScenes {
  private PlantedScenes() {}

  public static List<Scene> all() {
    return List.of(
        scene(
            "queue, ramp of users",
            FindingId.LINEAR,
            PlantedScenes::queueOfUsers,
            FindingId.SATURATES),
        scene(
            "queue, stages of users",
            FindingId.LINEAR,
            PlantedScenes::queueInStages,
            FindingId.SATURATES),
        scene(
            "queue, ramp of arrivals",
            FindingId.LINEAR,
            PlantedScenes::queueOfArrivals,
            FindingId.SATURATES),
        scene(
            "ceiling passed by 30 %",
            FindingId.SATURATES, PlantedScenes::ceiling, FindingId.LINEAR),
        scene(
            "pool whose callers give up",
            FindingId.CLIFF,
            PlantedScenes::pool,
            FindingId.SATURATES),
        scene(
            "times jump 2.5 to 5 times", FindingId.CLIFF, PlantedScenes::jump, FindingId.SATURATES),
        scene(
            "failures beyond a load",
            FindingId.CLIFF,
            PlantedScenes::failing,
            FindingId.FAILS_FAST,
            FindingId.SATURATES),
        scene("contention and coherency", FindingId.RETROGRADE, PlantedScenes::retrograde),
        scene("limiter", FindingId.SHEDDING, PlantedScenes::limiter, FindingId.SATURATES),
        scene("fast failures", FindingId.FAILS_FAST, PlantedScenes::fastFailures),
        scene(
            "one name 3 times slower with load",
            FindingId.ONE_ENDPOINT,
            PlantedScenes::endpointByLoad),
        scene(
            "one name 3 times slower with time",
            FindingId.ONE_ENDPOINT,
            PlantedScenes::endpointByTime),
        scene("25 to 100 % an hour", FindingId.DRIFT, PlantedScenes::drift),
        scene("1.5 to 3 times at a moment", FindingId.STEP, PlantedScenes::step),
        scene("world stops, periodically", FindingId.SAWTOOTH, PlantedScenes::pauses),
        scene("3 to 6 times for 3 to 20 % of a period", FindingId.SAWTOOTH, PlantedScenes::teeth),
        scene("once 5 times for 4 to 10 s", FindingId.SPIKE, PlantedScenes::spike),
        scene("cold for 10 to 30 s", FindingId.COLD_START, PlantedScenes::cold),
        scene(
            "stays slow after overload",
            FindingId.DOES_NOT_RECOVER,
            PlantedScenes::stuck,
            FindingId.CLIFF,
            FindingId.LINEAR,
            FindingId.SATURATES,
            FindingId.RETROGRADE),
        scene("one of 4 workers 2 times slower", FindingId.ONE_WORKER, PlantedScenes::worker));
  }

  private static Scene scene(
      String name, FindingId planted, Function<SplittableRandom, Run> run, FindingId... allowed) {
    return new Scene(name, planted, Set.of(allowed), run);
  }

  private static Run run(Simulation simulation, Predicate<Finding> placed) {
    return new Run(simulation.run(), placed);
  }

  private static double figure(Finding finding, String name) {
    return finding.evidence().getOrDefault(name, Double.NaN);
  }

  private static Predicate<Finding> near(String figure, double truth, double share) {
    return finding -> {
      double value = figure(finding, figure);
      return Math.abs(value - truth) <= share * truth;
    };
  }

  private static Predicate<Finding> from(double second, double slack) {
    return finding -> Math.abs(finding.stretch().fromSecond() - second) <= slack;
  }

  /** Within one of the 16 levels of the load, and what noise there is in it. */
  private static Predicate<Finding> nearLoad(String figure, double truth, double highest) {
    return finding -> Math.abs(figure(finding, figure) - truth) <= highest / 16 * 1.5;
  }

  /** A pool, and the users that it serves without a queue. */
  private record Pool(Target target, double capacity, double think, double knee) {
    static Pool of(SplittableRandom random) {
      int servers = 2 + random.nextInt(19);
      double work = around(random, 0.01, 0.05) * servers / 10;
      double capacity = servers / work;
      double think = around(random, 0.2, 1);
      Target target = new Target(work, between(random, 0.1, 0.6)).servers(servers);
      return new Pool(target, capacity, think, capacity * (think + work));
    }
  }

  private static Run queueOfUsers(SplittableRandom random) {
    Pool pool = Pool.of(random);
    double highest = pool.knee * between(random, 1.8, 3);
    Ramp ramp = Ramp.users(1, 0).to(highest, between(random, 90, 200));
    return run(
        new Simulation(ramp, pool.target, random.nextLong()).think(pool.think),
        nearLoad("kneeLoad", pool.knee, highest));
  }

  private static Run queueInStages(SplittableRandom random) {
    Pool pool = Pool.of(random);
    double each = between(random, 20, 40);
    Ramp ramp = Ramp.users(Math.rint(pool.knee * 0.25), each);
    for (double share = 0.5; share <= 2.3; share += 0.3) {
      ramp = ramp.jump(Math.rint(pool.knee * share), each);
    }
    return run(
        new Simulation(ramp, pool.target, random.nextLong()).think(pool.think),
        finding -> Math.abs(figure(finding, "kneeLoad") - pool.knee) <= 0.36 * pool.knee);
  }

  private static Run queueOfArrivals(SplittableRandom random) {
    Pool pool = Pool.of(random);
    double highest = pool.capacity * between(random, 1.3, 2);
    Ramp ramp = Ramp.arrivals(highest / 20, 0).to(highest, between(random, 90, 200));
    return run(
        new Simulation(ramp, pool.target, random.nextLong()),
        nearLoad("kneeLoad", pool.capacity, highest));
  }

  private static Run ceiling(SplittableRandom random) {
    Pool pool = Pool.of(random);
    boolean open = random.nextBoolean();
    double highest = (open ? pool.capacity : pool.knee) * between(random, 1.3, 2);
    Ramp from = open ? Ramp.arrivals(1, 0) : Ramp.users(1, 0);
    return run(
        new Simulation(from.to(highest, between(random, 90, 200)), pool.target, random.nextLong())
            .think(pool.think),
        near("ceilingPerSecond", pool.capacity, 0.06));
  }

  private static Run pool(SplittableRandom random) {
    Pool pool = Pool.of(random);
    double highest = pool.capacity * between(random, 1.5, 2.5);
    pool.target.patience(between(random, 0.5, 2));
    Ramp ramp = Ramp.arrivals(highest / 20, 0).to(highest, between(random, 90, 200));
    return run(
        new Simulation(ramp, pool.target, random.nextLong()),
        finding ->
            figure(finding, "lastGoodLoad") >= 0.85 * pool.capacity
                && figure(finding, "lastGoodLoad") <= 1.35 * pool.capacity);
  }

  private static Run jump(SplittableRandom random) {
    double by = between(random, 2.5, 5);
    double highest = Math.rint(around(random, 60, 400));
    double at = highest * between(random, 0.3, 0.8);
    double seconds = between(random, 90, 200);
    Target target = new Target(around(random, 0.01, 0.05), between(random, 0.1, 0.6));
    target.slower((second, _, _) -> second / seconds * highest > at ? by : 1);
    Ramp ramp = Ramp.users(0, 0).to(highest, seconds);
    return run(
        new Simulation(ramp, target, random.nextLong()).think(around(random, 0.3, 1)),
        nearLoad("lastGoodLoad", at, highest));
  }

  private static Run failing(SplittableRandom random) {
    double chance = between(random, 0.2, 0.8);
    double highest = Math.rint(around(random, 60, 400));
    double at = highest * between(random, 0.3, 0.8);
    double seconds = between(random, 90, 200);
    Target target =
        new Target(around(random, 0.01, 0.05), between(random, 0.1, 0.6))
            .failing(
                around(random, 0.002, 1),
                (second, _, _) -> second / seconds * highest > at ? chance : 0);
    Ramp ramp = Ramp.users(0, 0).to(highest, seconds);
    return run(
        new Simulation(ramp, target, random.nextLong()).think(around(random, 0.3, 1)),
        nearLoad("lastGoodLoad", at, highest));
  }

  private static Run retrograde(SplittableRandom random) {
    double alpha = between(random, 0.01, 0.05);
    double peak = around(random, 8, 20);
    double beta = (1 - alpha) / (peak * peak);
    double highest = peak * between(random, 3, 5);
    Target target = new Target(0.02, between(random, 0.1, 0.4));
    target.slower((_, n, _) -> 1 + alpha * (n - 1) + beta * n * (n - 1));
    Ramp ramp = Ramp.users(1, 0).to(highest, between(random, 120, 240));
    return run(
        new Simulation(ramp, target, random.nextLong()).think(0.005),
        near("peakInFlight", peak, 0.3));
  }

  private static Run limiter(SplittableRandom random) {
    double limit = around(random, 30, 200);
    double highest = limit * between(random, 1.3, 2);
    Target target = new Target(around(random, 0.01, 0.1), between(random, 0.1, 0.6)).limit(limit);
    Ramp ramp = Ramp.arrivals(limit / 20, 0).to(highest, between(random, 90, 200));
    return run(
        new Simulation(ramp, target, random.nextLong()), near("servedPerSecond", limit, 0.06));
  }

  private static Run fastFailures(SplittableRandom random) {
    double chance = between(random, 0.1, 0.5);
    Target target =
        new Target(around(random, 0.02, 0.2), between(random, 0.1, 0.6))
            .failing(0.002, (_, _, _) -> chance);
    Ramp ramp = Ramp.users(Math.rint(around(random, 20, 100)), between(random, 60, 200));
    return Run.of(new Simulation(ramp, target, random.nextLong()));
  }

  private static Predicate<Finding> isName(int name) {
    return finding ->
        finding.subject() instanceof Subject.OneName one && one.name().name().equals("/" + name);
  }

  private static Run endpointByLoad(SplittableRandom random) {
    int names = 3 + random.nextInt(6);
    double by = between(random, 3, 8);
    double seconds = between(random, 90, 200);
    Target target = new Target(around(random, 0.01, 0.05), between(random, 0.1, 0.6));
    target.slower((second, _, name) -> name == 1 && second > 0.6 * seconds ? by : 1);
    Ramp ramp = Ramp.users(5, 0).to(Math.rint(around(random, 60, 300)), seconds);
    return run(new Simulation(ramp, target, random.nextLong()).names(names).think(0.5), isName(1));
  }

  private static Run endpointByTime(SplittableRandom random) {
    int names = 3 + random.nextInt(6);
    double by = between(random, 3, 8);
    double seconds = between(random, 90, 300);
    Target target = new Target(around(random, 0.01, 0.05), between(random, 0.1, 0.6));
    target.slower(
        (second, _, name) -> name == 1 ? 1 + (by - 1) * Math.min(1, second / seconds * 1.5) : 1);
    Ramp ramp = Ramp.users(Math.rint(around(random, 30, 200)), seconds);
    return run(new Simulation(ramp, target, random.nextLong()).names(names).think(0.5), isName(1));
  }

  private static Run drift(SplittableRandom random) {
    double perHour = around(random, 0.25, 1);
    double seconds = between(random, 600, 1200);
    Target target = new Target(around(random, 0.005, 0.05), between(random, 0.1, 0.4));
    target.slower((second, _, _) -> 1 + perHour * second / 3600);
    Ramp ramp = Ramp.arrivals(between(random, 100, 200), seconds);
    return run(
        new Simulation(ramp, target, random.nextLong()), near("perHourRatio", perHour, 0.35));
  }

  private static Run step(SplittableRandom random) {
    double by = around(random, 1.5, 3);
    double seconds = between(random, 60, 300);
    double at = Math.rint(seconds * between(random, 0.3, 0.7));
    Target target = new Target(around(random, 0.005, 0.1), between(random, 0.1, 0.8));
    target.slower((second, _, _) -> second >= at ? by : 1);
    Ramp ramp = Ramp.arrivals(between(random, 30, 200), seconds);
    return run(new Simulation(ramp, target, random.nextLong()), from(at, 2));
  }

  private static Run pauses(SplittableRandom random) {
    double period = between(random, 8, 40);
    double length = Math.max(0.4, period * between(random, 0.03, 0.1));
    double seconds = period * between(random, 5, 12);
    Target target =
        new Target(around(random, 0.005, 0.05), between(random, 0.1, 0.6))
            .pauseEvery(period, length, seconds);
    Ramp ramp =
        random.nextBoolean()
            ? Ramp.users(Math.rint(around(random, 30, 200)), seconds)
            : Ramp.users(10, 0).to(Math.rint(around(random, 50, 200)), seconds);
    return run(
        new Simulation(ramp, target, random.nextLong()).think(0.5),
        near("periodSeconds", period, 0.1));
  }

  private static Run teeth(SplittableRandom random) {
    double by = between(random, 3, 6);
    double share = between(random, 0.03, 0.2);
    double period = between(random, Math.max(10, 1.5 / share), 60);
    double seconds = period * between(random, 5, 10);
    Target target = new Target(around(random, 0.005, 0.05), between(random, 0.1, 0.6));
    target.slower((second, _, _) -> second % period > period * (1 - share) ? by : 1);
    Ramp ramp = Ramp.arrivals(between(random, 50, 200), seconds);
    return run(new Simulation(ramp, target, random.nextLong()), near("periodSeconds", period, 0.1));
  }

  private static Run spike(SplittableRandom random) {
    double seconds = between(random, 90, 300);
    double at = Math.rint(seconds * between(random, 0.3, 0.7));
    double length = Math.rint(between(random, 4, 10));
    Target target = new Target(around(random, 0.005, 0.1), between(random, 0.1, 0.6));
    target.slower((second, _, _) -> second >= at && second < at + length ? 5 : 1);
    Ramp ramp = Ramp.arrivals(between(random, 50, 200), seconds);
    return run(new Simulation(ramp, target, random.nextLong()), from(at, 2));
  }

  private static Run cold(SplittableRandom random) {
    double by = between(random, 2, 6);
    double lasts = between(random, 10, 30);
    Target target = new Target(around(random, 0.005, 0.1), between(random, 0.1, 0.6));
    target.slower((second, _, _) -> 1 + by * Math.exp(-second / lasts));
    double rate = between(random, 50, 200);
    Ramp ramp =
        random.nextBoolean()
            ? Ramp.arrivals(rate, between(random, 150, 300))
            : Ramp.arrivals(rate / 2, 0).to(rate, between(random, 150, 300));
    return Run.of(new Simulation(ramp, target, random.nextLong()));
  }

  private static Run stuck(SplittableRandom random) {
    double by = between(random, 2, 5);
    double up = between(random, 60, 120);
    double highest = Math.rint(around(random, 60, 300));
    double at = up * between(random, 0.6, 0.9);
    Target target = new Target(around(random, 0.01, 0.05), between(random, 0.1, 0.6));
    target.slower((second, _, _) -> second > at ? by : 1);
    Ramp ramp =
        Ramp.users(2, 0).to(highest, up).jump(Math.rint(highest * 0.4), between(random, 30, 60));
    return run(
        new Simulation(ramp, target, random.nextLong()).think(0.5),
        finding -> finding.stretch().fromSecond() > up);
  }

  private static Run worker(SplittableRandom random) {
    double work = around(random, 0.01, 0.05);
    Target target = new Target(work, between(random, 0.1, 0.6));
    Ramp ramp =
        random.nextBoolean()
            ? Ramp.users(Math.rint(around(random, 40, 200)), between(random, 60, 200))
            : Ramp.users(4, 0).to(Math.rint(around(random, 40, 200)), between(random, 90, 200));
    return Run.of(
        new Simulation(ramp, target, random.nextLong())
            .think(0.5)
            .workers(4, work * between(random, 1, 3)));
  }
}
