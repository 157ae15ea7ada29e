package dev.throng.runner.story;

import dev.throng.runner.history.History;
import dev.throng.runner.history.SecondState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a run could not answer, and which run would. */
record Unanswered(
    History history,
    Course course,
    @Nullable LoadCurve curve,
    List<Plateau> plateaus,
    Recovery recovery) {
  private static final int DRIFT_SECONDS = 600;
  private static final double FEWEST_PER_SECOND = 2;

  List<String> sentences() {
    List<String> sentences = leftOut(history);
    double requests = course.usableSeconds().stream().mapToDouble(at -> course.requests[at]).sum();
    double perSecond = requests / Math.max(1, course.usableSeconds().size());
    if (perSecond < FEWEST_PER_SECOND) {
      sentences.add(
          "Whether times come in patterns: there are "
              + Words.number(perSecond)
              + " requests a second, and 2 are needed. More users would tell.");
    }
    if (curve == null) {
      sentences.add(
          "How it degrades with the load: the load did not rise by half over 4 levels of 3 s with"
              + " 30 requests each. A ramp, or stages, would tell.");
    } else if (!recovery.isSeen()) {
      sentences.add(
          "Whether it recovers: the load did not fall by 30 % for "
              + Recovery.LEAST_SECONDS
              + " s. A last stage with fewer users would tell.");
    }
    int longest = plateaus.stream().mapToInt(plateau -> plateau.seconds().size()).max().orElse(0);
    if (longest < Steps.FEWEST_BUCKETS) {
      sentences.add(
          "Whether times change at one load: "
              + Steps.FEWEST_BUCKETS
              + " whole seconds at one load are needed, there are "
              + longest
              + ".");
    } else if (longest < DRIFT_SECONDS) {
      sentences.add(
          "Whether it gets slower over hours: 10 minutes at one load are needed, there are "
              + longest
              + " s.");
    }
    return sentences;
  }

  static List<String> ofFailures(History history) {
    List<String> sentences = leftOut(history);
    sentences.add("Anything: a run in which requests succeed, at a low load at least, would tell.");
    return sentences;
  }

  static List<String> ofNothing(History history) {
    List<String> sentences = leftOut(history);
    sentences.add("Anything: a run with whole seconds of judged load would tell.");
    return sentences;
  }

  private static List<String> leftOut(History history) {
    List<String> sentences = new ArrayList<>();
    add(history, SecondState.GENERATOR_SATURATED, "the generator was the bottleneck", sentences);
    add(history, SecondState.WORKER_LOST, "a lost worker's users did not run", sentences);
    return sentences;
  }

  private static void add(History history, SecondState state, String why, List<String> sentences) {
    int[] seconds =
        IntStream.range(0, history.seconds())
            .filter(at -> history.load(at).state() == state)
            .toArray();
    if (seconds.length > 0) {
      sentences.add(
          "Anything of "
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
