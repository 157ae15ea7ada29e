package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.stats.RequestKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a run could not answer, and which run would. */
final class Unanswered {
  private static final int DRIFT_SECONDS = 600;
  private static final double FEWEST_PER_SECOND = 2;

  private final List<String> sentences = new ArrayList<>();
  private final Set<FindingId> undecided = EnumSet.noneOf(FindingId.class);

  private Unanswered(History history) {
    leftOut(history, SecondState.GENERATOR_SATURATED, "the generator was the bottleneck");
    leftOut(history, SecondState.WORKER_LOST, "a lost worker's users did not run");
  }

  static Unanswered of(
      History history,
      Course course,
      @Nullable LoadCurve curve,
      List<Plateau> plateaus,
      Recovery recovery) {
    Unanswered unanswered = new Unanswered(history);
    unanswered.fewRequests(course);
    unanswered.load(curve, recovery);
    unanswered.time(plateaus);
    unanswered.fewToCompare(history);
    return unanswered;
  }

  /** Of a run in which nothing worked. */
  static Unanswered ofFailures(History history) {
    Unanswered unanswered = new Unanswered(history);
    unanswered.say(
        "Anything: a run in which requests succeed, at a low load at least, would tell.",
        FindingId.values());
    return unanswered;
  }

  /** Of a run without a second to judge. */
  static Unanswered ofNothing(History history) {
    Unanswered unanswered = new Unanswered(history);
    unanswered.say(
        "Anything: a run with whole seconds of judged load would tell.", FindingId.values());
    return unanswered;
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  /** What could not have been found, whatever the target did. */
  Set<FindingId> undecided() {
    return Collections.unmodifiableSet(undecided);
  }

  private void say(String sentence, FindingId... open) {
    sentences.add(sentence);
    undecided.addAll(List.of(open));
  }

  private void fewRequests(Course course) {
    double requests = course.usableSeconds().stream().mapToDouble(at -> course.requests[at]).sum();
    double perSecond = requests / Math.max(1, course.usableSeconds().size());
    if (perSecond < FEWEST_PER_SECOND) {
      say(
          "Whether times come in patterns: there are "
              + Words.number(perSecond)
              + " requests a second, and 2 are needed. More users would tell.",
          FindingId.STEP,
          FindingId.DRIFT,
          FindingId.SAWTOOTH,
          FindingId.SPIKE,
          FindingId.COLD_START);
    }
  }

  private void load(@Nullable LoadCurve curve, Recovery recovery) {
    if (curve == null) {
      say(
          "How it degrades with the load: the load did not rise by half over 4 levels of 3 s with"
              + " 30 requests each. A ramp, or stages, would tell.",
          FindingId.CLIFF,
          FindingId.RETROGRADE,
          FindingId.LINEAR,
          FindingId.SATURATES,
          FindingId.SHEDDING);
    } else if (!recovery.isSeen()) {
      say(
          "Whether it recovers: the load did not fall by 30 % for "
              + Recovery.LEAST_SECONDS
              + " s. A last stage with fewer users would tell.");
    }
    if (!recovery.isSeen()) {
      undecided.add(FindingId.DOES_NOT_RECOVER);
    }
  }

  private void time(List<Plateau> plateaus) {
    int longest = plateaus.stream().mapToInt(plateau -> plateau.seconds().size()).max().orElse(0);
    if (longest < Steps.FEWEST_BUCKETS) {
      say(
          "Whether times change at one load: "
              + Steps.FEWEST_BUCKETS
              + " whole seconds at one load are needed, there are "
              + longest
              + ".",
          FindingId.STEP,
          FindingId.DRIFT);
    } else if (longest < DRIFT_SECONDS) {
      say(
          "Whether it gets slower over hours: 10 minutes at one load are needed, there are "
              + longest
              + " s.");
    }
  }

  private void fewToCompare(History history) {
    if (history.workers().size() < OneWorker.FEWEST_WORKERS) {
      undecided.add(FindingId.ONE_WORKER);
    }
    long names =
        history.names().keySet().stream()
            .filter(name -> !name.type().equals(RequestKey.TRANSACTION))
            .count();
    if (names < 2) {
      undecided.add(FindingId.ONE_ENDPOINT);
    }
  }

  private void leftOut(History history, SecondState state, String why) {
    int[] seconds =
        IntStream.range(0, history.seconds())
            .filter(at -> history.load(at).state() == state)
            .toArray();
    if (seconds.length > 0) {
      say(
          "Anything about "
              + seconds.length
              + (seconds.length == 1 ? " second" : " seconds")
              + " between "
              + seconds[0]
              + " s and "
              + (seconds[seconds.length - 1] + 1)
              + " s: "
              + why
              + ".");
    }
  }
}
