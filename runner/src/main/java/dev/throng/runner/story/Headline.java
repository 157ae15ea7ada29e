package dev.throng.runner.story;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All findings in one sentence. */
record Headline(
    Course course,
    List<Level> levels,
    @Nullable Growth growth,
    List<Finding> findings,
    Recovery recovery) {
  /** Of the highest rate, what is left when a target that only slows down is no longer graceful. */
  private static final double HALF = 0.5;

  /** A target of which more requests fail does not hold, whatever the load does. */
  private static final double FEW_FAILURES = 0.02;

  Degradation degradation() {
    if (find(FindingId.CLIFF).isPresent() || find(FindingId.DOES_NOT_RECOVER).isPresent()) {
      return Degradation.CATASTROPHIC;
    }
    Optional<Finding> retrograde = find(FindingId.RETROGRADE);
    if (retrograde.isPresent()) {
      double peak = retrograde.get().evidence().getOrDefault("peakPerSecond", 0.0);
      double top = retrograde.get().evidence().getOrDefault("rateAtTopPerSecond", 0.0);
      return top < HALF * peak ? Degradation.CATASTROPHIC : Degradation.GRACEFUL;
    }
    boolean gives =
        List.of(FindingId.LINEAR, FindingId.SATURATES, FindingId.SHEDDING).stream()
            .anyMatch(id -> find(id).isPresent());
    return gives || isOneEndpointByLoad() ? Degradation.GRACEFUL : unnamed();
  }

  private Degradation unnamed() {
    if (course.failureRatio() > FEW_FAILURES) {
      return Degradation.FAILURES;
    }
    if (levels.isEmpty()) {
      return Degradation.UNKNOWN;
    }
    return growth != null && growth.isUnnamed(findings) ? Degradation.SLOWER : Degradation.NOT_SEEN;
  }

  private boolean isOneEndpointByLoad() {
    return find(FindingId.ONE_ENDPOINT)
        .filter(found -> found.stretch().toLoad() > 1.05 * lowestLoad())
        .isPresent();
  }

  private double lowestLoad() {
    return levels.isEmpty() ? Double.POSITIVE_INFINITY : levels.getFirst().load();
  }

  private Optional<Finding> find(FindingId id) {
    return findings.stream().filter(finding -> finding.id() == id).findFirst();
  }

  String sentence() {
    Optional<Finding> first = findings.stream().min(Comparator.comparing(Finding::id));
    if (first.isEmpty()) {
      return quiet() + ".";
    }
    String rest = others(first.get());
    return switch (first.get().id()) {
      case CLIFF, RETROGRADE, LINEAR, SATURATES, SHEDDING ->
          withoutStop(first.get().text()) + " (" + degradation() + recovered() + ")." + rest;
      case DOES_NOT_RECOVER -> first.get().text() + rest;
      default -> quiet() + ", but: " + first.get().text() + rest;
    };
  }

  private String recovered() {
    if (find(FindingId.DOES_NOT_RECOVER).isPresent()) {
      return ", and it does not recover";
    }
    return recovery.isSeen() && recovery.finding().isEmpty()
        ? "; it recovers when the load falls"
        : "";
  }

  private String others(Finding first) {
    List<String> others =
        findings.stream()
            .filter(finding -> finding != first && finding.id() != FindingId.DOES_NOT_RECOVER)
            .map(finding -> finding.id().toString())
            .distinct()
            .toList();
    return others.isEmpty() ? "" : " Also found: " + String.join(", ", others) + ".";
  }

  private String quiet() {
    if (levels.isEmpty()) {
      return "Too few judged seconds with enough requests to say how the target degrades";
    }
    Level top = levels.getLast();
    String at = course.load(top.load()) + " (" + Words.rate(top.rate()) + ")";
    if (top.failureRatio() > FEW_FAILURES) {
      return "Up to "
          + at
          + " "
          + Words.percent(top.failureRatio())
          + " of the requests fail, without a pattern that this run could show";
    }
    if (growth != null && growth.isUnnamed(findings)) {
      return "Up to "
          + at
          + " times rise to "
          + Words.times(growth.ratio())
          + " what they were, without a pattern that this run could show";
    }
    return LoadCurve.isEnough(levels)
        ? "The target holds up to " + at
        : "At " + at + " the load causes no degradation that this run could show";
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
