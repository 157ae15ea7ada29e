package dev.throng.runner.load;

import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An open model whose rate is changed on the way. */
public final class ChangedRate {
  private ChangedRate() {}

  /**
   * The same up to a moment in its last stage, then towards another rate, which it keeps for as
   * long as that stage had been.
   *
   * @param at since the start of the load
   * @param ramp how long the change takes
   */
  public static Arrivals of(Arrivals arrivals, Duration at, Duration ramp, double perSecond) {
    List<ArrivalStage> stages = new ArrayList<>(arrivals.stages());
    ArrivalStage last = stages.removeLast();
    Duration before =
        stages.stream()
            .map(stage -> stage.duration().value())
            .reduce(Duration.ZERO, Duration::plus);
    Rate rate = new Rate(perSecond);
    stages.add(new ArrivalStage(new GoDuration(at.minus(before)), last.rate()));
    stages.add(new ArrivalStage(new GoDuration(ramp), rate));
    stages.add(new ArrivalStage(last.duration(), rate));
    return new Arrivals(arrivals.userClass(), arrivals.process(), arrivals.maxInFlight(), stages);
  }
}
