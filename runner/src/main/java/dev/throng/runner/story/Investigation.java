package dev.throng.runner.story;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.history.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question after the other, each of what the answers before it leave: a name that degrades
 * alone is taken out, then a cold start, and what a step in time explains is not put down to the
 * load.
 */
final class Investigation {
  private final History history;
  private final Course whole;
  private final List<Finding> findings = new ArrayList<>();

  Investigation(History history) {
    this.history = history;
    whole = Course.of(history);
  }

  Story story(Set<FindingId> ignored) {
    List<Integer> usable = whole.usableSeconds();
    if (usable.isEmpty()) {
      return untold(
          "The run has no second that can be judged.",
          Degradation.UNKNOWN,
          ignored,
          Unanswered.ofNothing(history));
    }
    if (usable.stream().anyMatch(whole::isBusy) && usable.stream().noneMatch(whole::works)) {
      return untold(
          "There is no moment at which more requests succeed than fail, so the run cannot say how the target"
              + " degrades.",
          Degradation.FAILURES,
          ignored,
          Unanswered.ofFailures(history));
    }
    Course rest = withoutOneEndpoint();
    rest = withoutColdStart(rest);
    List<Level> levels = Levels.rising(rest);
    List<Plateau> plateaus = Plateau.of(rest);
    Optional<Finding> step = step(plateaus, levels);
    if (step.isPresent()) {
      findings.add(step.get());
      levels = Levels.rising(rest.between(0, step.get().stretch().fromSecond()));
    }
    LoadCurve curve = LoadCurve.isEnough(levels) ? new LoadCurve(rest, Subject.ALL, levels) : null;
    Growth growth = null;
    if (curve != null) {
      growth = Growth.of(curve);
      load(curve, growth);
    }
    if (!has(FindingId.SHEDDING)) {
      FastFailures.of(whole).ifPresent(findings::add);
    }
    boolean drifts = drift(plateaus);
    periodic(rest, plateaus);
    Recovery recovery = Recovery.of(rest, levels);
    if (step.isEmpty() && !drifts) {
      recovery.finding().ifPresent(findings::add);
    }
    OneWorker.of(history, whole).ifPresent(findings::add);
    findings.removeIf(finding -> ignored.contains(finding.id()));
    findings.sort(Comparator.comparing(Finding::id));
    Headline headline = new Headline(whole, levels, growth, findings, recovery);
    Unanswered unanswered = Unanswered.of(history, rest, curve, plateaus, recovery);
    return new Story(
        headline.sentence(),
        headline.degradation(),
        findings,
        unanswered.sentences(),
        ignored,
        unanswered.undecided(),
        curve == null || growth == null ? null : new Modelling(curve, growth, findings).response());
  }

  private static Story untold(
      String headline, Degradation degradation, Set<FindingId> ignored, Unanswered unanswered) {
    return new Story(
        headline,
        degradation,
        List.of(),
        unanswered.sentences(),
        ignored,
        unanswered.undecided(),
        null);
  }

  private boolean has(FindingId id) {
    return findings.stream().anyMatch(finding -> finding.id() == id);
  }

  /** The course of all other names, if one degrades alone. */
  private Course withoutOneEndpoint() {
    Optional<Finding> found =
        Stream.of(
                Contrast.byLoad(whole, Levels.rising(whole)),
                Contrast.byTime(whole, Plateau.of(whole)))
            .flatMap(Optional::stream)
            .flatMap(contrast -> OneEndpoint.of(history, contrast).stream())
            .findFirst();
    if (found.isPresent() && found.get().subject() instanceof Subject.OneName name) {
      findings.add(found.get());
      Series series = history.names().getOrDefault(name.name(), Series.EMPTY);
      return series.secondsPerRow() == 1 ? whole.without(series) : whole;
    }
    return whole;
  }

  private Course withoutColdStart(Course course) {
    Optional<Finding> cold = ColdStart.of(course, Buckets.of(course, course.usableSeconds()));
    cold.ifPresent(findings::add);
    return cold.map(found -> course.between(found.stretch().toSecond(), course.seconds))
        .orElse(course);
  }

  /** One that the load does not explain: the target was well before it. */
  private static Optional<Finding> step(List<Plateau> plateaus, List<Level> levels) {
    for (Plateau plateau : plateaus) {
      Optional<Finding> found = Steps.of(plateau);
      if (found.isPresent()
          && Overload.of(plateau).isEmpty()
          && !isOverloaded(plateau, found.get(), levels)) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isOverloaded(Plateau plateau, Finding step, List<Level> levels) {
    Level lower = levelBelow(plateau.load(), levels);
    List<Integer> before =
        plateau.seconds().stream().filter(at -> at < step.stretch().fromSecond()).toList();
    return lower != null
        && Levels.level(plateau.course(), before).timeMicros() > 1.25 * lower.timeMicros();
  }

  private static @Nullable Level levelBelow(double load, List<Level> levels) {
    return levels.stream()
        .filter(level -> level.load() < 0.95 * load)
        .reduce((_, last) -> last)
        .orElse(null);
  }

  private void load(LoadCurve curve, Growth growth) {
    Optional<Finding> shedding = Refusal.of(curve);
    Optional<Finding> cliff = shedding.isPresent() ? Optional.empty() : Collapse.of(curve, growth);
    Optional<Finding> retrograde = cliff.isPresent() ? Optional.empty() : Retrogression.of(curve);
    shedding.ifPresent(findings::add);
    cliff.ifPresent(findings::add);
    retrograde.ifPresent(findings::add);
    if (cliff.isEmpty() && retrograde.isEmpty()) {
      Linear.of(curve, growth).ifPresent(findings::add);
    }
    Saturation.of(curve).ifPresent(findings::add);
  }

  private boolean drift(List<Plateau> plateaus) {
    for (Plateau plateau : plateaus) {
      Optional<Finding> found =
          has(FindingId.STEP) ? Optional.empty() : Overload.of(plateau).or(() -> Drift.of(plateau));
      if (found.isPresent() && !has(found.get().id())) {
        findings.add(found.get());
      }
    }
    return has(FindingId.DRIFT);
  }

  private void periodic(Course course, List<Plateau> plateaus) {
    boolean[] settled = Levels.settled(course);
    Buckets buckets =
        Buckets.of(course, course.usableSeconds().stream().filter(at -> settled[at]).toList());
    if (buckets.size() < Steps.FEWEST_BUCKETS) {
      return;
    }
    Optional<Finding> sawtooth = Sawtooth.spikes(course, buckets, history.rhythm());
    for (Plateau plateau : plateaus) {
      sawtooth = sawtooth.or(() -> Sawtooth.waves(plateau, history.rhythm()));
    }
    sawtooth.ifPresentOrElse(findings::add, () -> findings.addAll(Spikes.of(course, buckets)));
  }
}
