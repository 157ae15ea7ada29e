package dev.throng.runner.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import dev.throng.runner.history.History;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is compared and what is not; how often it errs is {@link ComparisonCalibrationTest}'s. */
class ComparisonTest {
  private static final Ramp FLAT = Ramp.users(100, 60);
  private static final UnaryOperator<Target> AS_IT_IS = target -> target;
  private static final String CLASSES =
      "userClasses: [{name: A, tasks: [{name: a, steps: [{get: /0}, {get: /1}, {get: /2}]}]}]";

  private static History history(Ramp ramp, long seed, UnaryOperator<Target> change) {
    return new Simulation(ramp, change.apply(new Target(0.05, 0.3)), seed).names(3).run();
  }

  private static RecordedRun run(History history) {
    return ComparisonCalibration.run(history);
  }

  private static RecordedRun verdict(RecordedRun run, @Nullable String verdict) {
    return new RecordedRun(
        "after.json",
        run.name(),
        verdict,
        "why it is so",
        run.target(),
        run.overrides(),
        run.spec(),
        run.manifest(),
        run.java(),
        run.history(),
        run.summary(),
        run.capacity());
  }

  private static RecordedRun of(
      RecordedRun run, String target, List<String> overrides, @Nullable LoadTestSpec spec) {
    return new RecordedRun(
        run.label(),
        run.name(),
        run.verdict(),
        run.reason(),
        target,
        overrides,
        spec,
        run.manifest(),
        run.java(),
        run.history(),
        run.summary(),
        run.capacity());
  }

  private static RecordedRun capacity(RecordedRun run, @Nullable KnownCapacity capacity) {
    return new RecordedRun(
        run.label(),
        run.name(),
        run.verdict(),
        run.reason(),
        run.target(),
        run.overrides(),
        run.spec(),
        run.manifest(),
        run.java(),
        run.history(),
        run.summary(),
        capacity);
  }

  private static LoadTestSpec spec(String classes, String thresholds) {
    String text =
        Manifests.text(
            "test",
            "target: {baseUrl: \"http://shop\"}\nload: {users: 1, duration: 1m}\n"
                + classes
                + "\nthresholds: "
                + thresholds
                + "\n");
    return ((ReadResult.Valid) ManifestReader.read(text)).manifest().spec();
  }

  private static LoadTestSpec load(String load) {
    String text =
        Manifests.text(
            "test",
            "target: {baseUrl: \"http://shop\"}\nload: {"
                + load
                + "}\n"
                + CLASSES.replace(
                    "[{name: A", "[{name: B, tasks: [{name: b, steps: [{get: /b}]}]}, {name: A"));
    return ((ReadResult.Valid) ManifestReader.read(text)).manifest().spec();
  }

  private static Comparison compare(RecordedRun before, RecordedRun after) {
    return Comparison.of(List.of(before), List.of(after), Comparison.LEAST_CHANGE);
  }

  private static List<String> found(Comparison comparison) {
    return comparison.found().stream()
        .map(one -> one.subject() + " " + one.figure() + " " + one.finding())
        .toList();
  }

  @Test
  void aSlowerNameIsARegressionAndTheOthersAreNot() {
    Comparison comparison =
        compare(
            run(history(FLAT, 1, AS_IT_IS)),
            run(history(FLAT, 2, target -> target.slower((_, _, name) -> name == 1 ? 2 : 1))));

    assertThat(comparison.isRegression()).isTrue();
    assertThat(found(comparison))
        .contains("GET /1 p50 worse", "GET /1 p95 worse")
        .noneMatch(text -> text.startsWith("GET /0") || text.startsWith("GET /2"));
    Difference p50 =
        comparison.found().stream()
            .filter(one -> one.figure() == Figure.P50 && one.subject().toString().equals("GET /1"))
            .findFirst()
            .orElseThrow();
    assertThat(p50.change()).isBetween(0.85, 1.15);
    assertThat(p50.low()).isPositive().isLessThan(1);
    assertThat(p50.high()).isGreaterThan(1);
  }

  @Test
  void aFasterNameIsNoRegression() {
    Comparison comparison =
        compare(
            run(history(FLAT, 1, target -> target.slower((_, _, name) -> name == 1 ? 2 : 1))),
            run(history(FLAT, 2, AS_IT_IS)));

    assertThat(comparison.isRegression()).isFalse();
    assertThat(found(comparison)).contains("GET /1 p50 better");
  }

  @Test
  void failuresThatAreFastDoNotMakeItBetter() {
    Comparison comparison =
        compare(
            run(history(FLAT, 1, AS_IT_IS)),
            run(history(FLAT, 2, target -> target.failing(0.002, (_, _, _) -> 0.6))));

    assertThat(found(comparison))
        .contains("all requests failures worse")
        .noneMatch(text -> text.endsWith("better"));
    assertThat(comparison.differences())
        .anyMatch(one -> one.finding() == Difference.Finding.MASKED);
  }

  @Test
  void aNameThatIsNoLongerSentIsWorse() {
    History two = new Simulation(FLAT, new Target(0.05, 0.3), 2).names(2).run();

    assertThat(found(compare(run(history(FLAT, 1, AS_IT_IS)), run(two))))
        .contains("GET /2 rate worse");
  }

  @Test
  void whatIsSlowerOnlyUnderTheHighestLoadIsToldWithThatLoad() {
    Ramp ramp = Ramp.users(20, 60).jump(200, 60);
    Comparison comparison =
        compare(
            run(history(ramp, 1, AS_IT_IS)),
            run(
                history(
                    ramp,
                    2,
                    target ->
                        target.slower((second, _, name) -> name == 0 && second > 60 ? 1.4 : 1))));

    assertThat(comparison.found())
        .anyMatch(one ->
            one.isWorse()
                && one.subject().toString().equals("GET /0")
                && (one.load().isEmpty() || one.load().equals("140 to 200 users")));
  }

  @Test
  void aRunThatSaysNothingOfTheTargetIsNotCompared() {
    RecordedRun right = run(history(FLAT, 1, AS_IT_IS));

    for (String verdict : List.of("Inconclusive", "Error", "Aborted")) {
      assertThat(compare(right, verdict(right, verdict)).obstacles())
          .containsExactly(
              "after.json is " + verdict + ", which says nothing of the target: why it is so");
    }
    assertThat(compare(right, verdict(right, null)).obstacles())
        .containsExactly("after.json is of a run that had not ended.");
    assertThat(compare(right, verdict(right, "Failed")).isComparable()).isTrue();
  }

  @Test
  void anotherLoadIsNotComparedAndToldWithItsSecond() {
    Comparison comparison =
        compare(
            run(history(Ramp.users(100, 30).to(100, 30), 1, AS_IT_IS)),
            run(history(Ramp.users(100, 30).to(200, 30), 2, AS_IT_IS)));

    assertThat(comparison.isComparable()).isFalse();
    assertThat(comparison.obstacles().getFirst())
        .startsWith("run.json and run.json have different loads: in second 3");
    assertThat(comparison.isRegression()).isFalse();
    assertThat(comparison.differences()).isEmpty();
  }

  @Test
  void aShorterRunIsComparedAsFarAsItGoes() {
    Comparison comparison =
        compare(run(history(FLAT, 1, AS_IT_IS)), run(history(Ramp.users(100, 40), 2, AS_IT_IS)));

    assertThat(comparison.isComparable()).isTrue();
    assertThat(comparison.seconds()).isEqualTo(40);
    assertThat(comparison.notes()).anyMatch(note -> note.contains("60 s of load"));
  }

  @Test
  void tooFewSecondsAreSaid() {
    RecordedRun brief = run(history(Ramp.users(100, 15), 1, AS_IT_IS));

    assertThat(compare(brief, brief).obstacles())
        .containsExactly("They have 15 whole judged seconds in common; 20 are needed.");
  }

  @Test
  void tooFewRequestsAreSaid() {
    RecordedRun few = run(history(Ramp.users(1, 60), 1, AS_IT_IS));

    assertThat(compare(few, few).obstacles().getFirst()).contains("too few requests");
  }

  @Test
  void otherUserClassesAreAnotherTest() {
    RecordedRun right = run(history(FLAT, 1, AS_IT_IS));
    LoadTestSpec spec = spec(CLASSES, "[]");
    LoadTestSpec other = spec(CLASSES.replace("/2", "/3"), "[]");

    assertThat(
            compare(of(right, "http://a", List.of(), spec), of(right, "http://a", List.of(), other))
                .obstacles())
        .containsExactly("run.json and run.json are different tests: spec.userClasses differs.");
  }

  @Test
  void anotherSourceInJavaMakesAnotherTest() {
    RecordedRun right = run(history(FLAT, 1, AS_IT_IS));

    assertThat(
            compare(
                    java(right, Map.of("Shopper.java", "1a", "Cart.java", "2b")),
                    java(right, Map.of("Shopper.java", "1a", "Cart.java", "3c")))
                .obstacles())
        .containsExactly("run.json and run.json are different tests: Cart.java differs.");
    assertThat(
            compare(
                    java(right, Map.of("Shopper.java", "1a")),
                    java(right, Map.of("Shopper.java", "1a")))
                .isComparable())
        .isTrue();
  }

  private static RecordedRun java(RecordedRun run, Map<String, String> hashes) {
    return new RecordedRun(
        run.label(),
        run.name(),
        run.verdict(),
        run.reason(),
        run.target(),
        run.overrides(),
        run.spec(),
        run.manifest(),
        new TreeMap<>(hashes),
        run.history(),
        run.summary(),
        run.capacity());
  }

  @Test
  void flagsThatChooseWhatRunsMakeAnotherTest() {
    RecordedRun right = run(history(FLAT, 1, AS_IT_IS));

    assertThat(
            compare(
                    of(right, "http://a", List.of(), null),
                    of(right, "http://a", List.of("--tags browse", "--seed 3"), null))
                .obstacles())
        .containsExactly(
            "run.json and run.json are different tests, by their flags: none and --tags browse.");
  }

  @Test
  void anotherTargetOrOtherThresholdsAreSaid() {
    RecordedRun right = run(history(FLAT, 1, AS_IT_IS));

    Comparison comparison =
        compare(
            of(right, "http://a", List.of(), spec(CLASSES, "[]")),
            of(right, "http://b", List.of(), spec(CLASSES, "[{expect: p95 < 1s}]")));

    assertThat(comparison.isComparable()).isTrue();
    assertThat(comparison.notes())
        .contains(
            "spec.thresholds of run.json and run.json differs.",
            "run.json is of the target http://a, run.json of http://b.");
  }

  @Test
  void aCapacityThatBreaksWhereTheOtherHeldIsWorse() {
    RecordedRun one = run(history(FLAT, 1, AS_IT_IS));
    RecordedRun other = run(history(Ramp.users(40, 60), 2, AS_IT_IS));
    KnownCapacity high = new KnownCapacity(480, 500, "users");
    KnownCapacity low = new KnownCapacity(400, 420, "users");
    KnownCapacity near = new KnownCapacity(460, 475, "users");

    assertThat(compare(capacity(one, high), capacity(other, low)).isRegression()).isTrue();
    assertThat(compare(capacity(one, low), capacity(other, high)).isRegression()).isFalse();
    assertThat(compare(capacity(one, high), capacity(other, near)).isRegression()).isFalse();
    assertThat(compare(capacity(one, high), capacity(other, null)).obstacles())
        .anyMatch(obstacle -> obstacle.contains("different loads"));
  }

  @Test
  void searchesForDifferentThingsOrWithoutAnAnswerAreNotCompared() {
    RecordedRun run = run(history(FLAT, 1, AS_IT_IS));
    RecordedRun users = capacity(run, new KnownCapacity(480, 500, "users"));
    RecordedRun arrivals = capacity(run, new KnownCapacity(480, 500, "arrivals/s"));
    RecordedRun none = of(run, "http://a", List.of("--find-capacity 10..500 searches"), null);

    assertThat(compare(users, arrivals).obstacles())
        .containsExactly(
            "run.json and run.json searched for different loads: users and arrivals/s.");
    assertThat(compare(users, none).obstacles())
        .containsExactly("run.json searched for a capacity and found none.");
    assertThat(compare(users, run).obstacles())
        .containsExactly(
            "run.json and run.json have different loads: run.json searches for a capacity.");
  }

  @Test
  void severalOpenModelsWhoseSumIsTheSameAreAnotherLoadAllTheSame() {
    RecordedRun run = run(history(Ramp.arrivals(30, 60), 1, AS_IT_IS));
    String arrivals =
        "arrivals: [{userClass: A, stages: [{duration: 1m, rate: 10}]},"
            + " {userClass: B, stages: [{duration: 1m, rate: 20}]}]";
    LoadTestSpec one = load(arrivals);
    LoadTestSpec other =
        load(arrivals.replace("10}", "x}").replace("20}", "10}").replace("x}", "20}"));

    assertThat(
            compare(of(run, "http://a", List.of(), one), of(run, "http://a", List.of(), other))
                .obstacles())
        .containsExactly("run.json and run.json have different loads: spec.load.arrivals differs.");
  }
}
