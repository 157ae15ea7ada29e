package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.LoadResponse.AtLoad;
import dev.throng.runner.story.LoadResponse.RateCurve;
import dev.throng.runner.story.LoadResponse.RateModel;
import dev.throng.runner.story.LoadResponse.Spot;
import dev.throng.runner.story.LoadResponse.TimeCurve;
import dev.throng.runner.story.LoadResponse.TimeModel;
import dev.throng.runner.story.statistics.Amdahl;
import dev.throng.runner.story.statistics.Bend;
import dev.throng.runner.story.statistics.Ceiling;
import dev.throng.runner.story.statistics.TwoLevels;
import dev.throng.runner.story.statistics.Usl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the curves that describe the levels: what was found decides; where nothing was, the
 * simplest model that no other surpasses clearly. A curve ends where the target collapses.
 */
final class Modelling {
  /** By how much a model of more parameters must be better, in Akaike's criterion. */
  private static final double LEAST_GAIN = 2;

  /** By how much a change of times must be the better model, as findings have it. */
  private static final double LEAST_GAIN_OF_TIMES = 10;

  /** A model that leaves more than this share over, as a standard deviation, describes nothing. */
  private static final double MOST_LEFT_OVER = 0.25;

  private final LoadCurve curve;
  private final Growth growth;
  private final List<Finding> findings;

  Modelling(LoadCurve curve, Growth growth, List<Finding> findings) {
    this.curve = curve;
    this.growth = growth;
    this.findings = findings;
  }

  /** A model with its value at each level, and what else it needs to be drawn. */
  private record Candidate(RateModel model, double aicc, double squares, List<Spot> spots) {}

  LoadResponse response() {
    List<Level> levels = curve.levels();
    return new LoadResponse(
        curve.course().unit,
        levels.stream()
            .map(level ->
                new AtLoad(
                    level.load(),
                    level.inFlight(),
                    level.rate(),
                    level.goodRate(),
                    level.timeMicros(),
                    level.p95Micros(),
                    level.failureRatio()))
            .toList(),
        rate(beforeCollapse(levels)),
        time(levels),
        kneeLoad());
  }

  private Optional<Finding> find(FindingId id) {
    return findings.stream().filter(finding -> finding.id() == id).findFirst();
  }

  private List<Level> beforeCollapse(List<Level> levels) {
    double end =
        find(FindingId.CLIFF).map(cliff -> cliff.stretch().fromLoad()).orElse(Double.MAX_VALUE);
    return levels.stream().filter(level -> level.load() < end).toList();
  }

  private @Nullable Double kneeLoad() {
    Optional<Finding> cliff = find(FindingId.CLIFF);
    if (cliff.isPresent()) {
      return cliff.get().stretch().fromLoad();
    }
    for (FindingId id : List.of(FindingId.RETROGRADE, FindingId.LINEAR, FindingId.SATURATES)) {
      Optional<Finding> found = find(id);
      if (found.isPresent()) {
        return found.get().evidence().get(id == FindingId.RETROGRADE ? "peakLoad" : "kneeLoad");
      }
    }
    return null;
  }

  private RateCurve rate(List<Level> levels) {
    List<Level> good = levels.stream().filter(level -> level.goodRate() > 0).toList();
    if (good.size() < LoadCurve.FEWEST_LEVELS) {
      return new RateCurve(RateModel.LINE, List.of());
    }
    List<Candidate> candidates = candidates(good);
    Candidate chosen = candidates.getFirst();
    for (Candidate other : candidates) {
      chosen = other.aicc < chosen.aicc - LEAST_GAIN ? other : chosen;
    }
    for (Candidate candidate : candidates) {
      chosen = candidate.model == found() ? candidate : chosen;
    }
    boolean fits = Math.sqrt(chosen.squares / good.size()) <= MOST_LEFT_OVER;
    return new RateCurve(chosen.model, fits ? chosen.spots : List.of());
  }

  private @Nullable RateModel found() {
    if (find(FindingId.RETROGRADE).isPresent()) {
      return RateModel.USL;
    }
    return find(FindingId.SATURATES).or(() -> find(FindingId.LINEAR)).isPresent()
        ? RateModel.CEILING
        : null;
  }

  /** From few parameters to many. All by the same levels, so that they may be compared. */
  private static List<Candidate> candidates(List<Level> levels) {
    double[] load = levels.stream().mapToDouble(Level::load).toArray();
    double[] rate = levels.stream().mapToDouble(Level::goodRate).toArray();
    double[] n = levels.stream().mapToDouble(Level::inFlight).toArray();
    List<Candidate> candidates = new ArrayList<>();
    Ceiling line = Ceiling.proportional(load, rate);
    candidates.add(
        new Candidate(
            RateModel.LINE,
            line.fit().aicc(),
            line.fit().squares(),
            spots(load, at -> line.factor() * at)));
    Ceiling ceiling = Ceiling.of(load, rate);
    candidates.add(
        new Candidate(
            RateModel.CEILING,
            ceiling.fit().aicc(),
            ceiling.fit().squares(),
            spots(
                with(load, ceiling.knee()),
                at -> Math.min(ceiling.factor() * at, ceiling.ceiling()))));
    if (levels.stream().allMatch(level -> level.inFlight() >= 1)) {
      Amdahl amdahl = Amdahl.of(n, rate);
      candidates.add(
          new Candidate(
              RateModel.AMDAHL,
              amdahl.fit().aicc(),
              amdahl.fit().squares(),
              spots(load, n, amdahl::at)));
      Usl usl = Usl.of(n, rate);
      candidates.add(
          new Candidate(
              RateModel.USL, usl.fit().aicc(), usl.fit().squares(), spots(load, n, usl::at)));
    }
    return candidates;
  }

  private TimeCurve time(List<Level> all) {
    List<Level> levels = all.stream().filter(level -> level.timeMicros() > 0).toList();
    double[] load = levels.stream().mapToDouble(Level::load).toArray();
    if (load.length < LoadCurve.FEWEST_LEVELS) {
      return new TimeCurve(TimeModel.FLAT, List.of());
    }
    Bend bend = growth.bendByLoad();
    TwoLevels jump = growth.jump();
    if (growth.flat().bic() - jump.fit().bic() >= LEAST_GAIN_OF_TIMES
        && growth.jumpOverBend() >= LEAST_GAIN_OF_TIMES) {
      double border = load[jump.split()];
      double before = load[jump.split() - 1];
      return new TimeCurve(
          TimeModel.JUMP,
          List.of(
              new Spot(load[0], jump.before()),
              new Spot(before, jump.before()),
              new Spot(border, jump.after()),
              new Spot(load[load.length - 1], jump.after())));
    }
    if (growth.flat().bic() - bend.fit().bic() >= LEAST_GAIN_OF_TIMES) {
      return new TimeCurve(TimeModel.BEND, spots(with(load, bend.knee()), bend::at));
    }
    double usual =
        Math.exp(
            levels.stream().mapToDouble(level -> Math.log(level.timeMicros())).average().orElse(0));
    return new TimeCurve(TimeModel.FLAT, spots(load, _ -> usual));
  }

  /** Ascending values with one more, if it is among them. */
  private static double[] with(double[] ascending, double more) {
    return DoubleStream.concat(
            Arrays.stream(ascending),
            DoubleStream.of(more)
                .filter(at -> at > ascending[0] && at < ascending[ascending.length - 1]))
        .sorted()
        .toArray();
  }

  private static List<Spot> spots(double[] load, DoubleUnaryOperator model) {
    return spots(load, load, model);
  }

  /** Of a model of something else that is known at each load. */
  private static List<Spot> spots(double[] load, double[] x, DoubleUnaryOperator model) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < load.length; i++) {
      spots.add(new Spot(load[i], model.applyAsDouble(x[i])));
    }
    return spots;
  }
}
