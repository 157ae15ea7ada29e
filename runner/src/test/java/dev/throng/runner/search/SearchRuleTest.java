package dev.throng.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.search.SearchRule.Next;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.search.Trying.Outcome;
import dev.throng.runner.story.LoadUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRuleTest {
  @Test
  void theLightestLoadComesFirst() {
    assertThat(new Trying(Trying.users(10, 5000)).next()).isEqualTo(new Next.Try(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 17, 42, 100, 333, 480, 999, 1000, 1024, 2500, 3333, 4600})
  void anyNumberOfUsersIsFound(int most) {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found = trying.against(Trying.bearing(most));
    assertThat(found.end()).isEqualTo(new End.Narrow());
    assertThat(found.holds()).isLessThanOrEqualTo(most);
    assertThat(found.breaks()).isGreaterThan(most);
    assertThat(trying.goal.isNarrow(Trying.holds(found), Trying.breaks(found))).isTrue();
    assertThat(trying.steps).hasSizeLessThanOrEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 10.3, 55.5, 197, 200, 1000, 4321})
  void anyRateOfArrivalsIsFound(double most) {
    Trying trying = new Trying(Trying.arrivals(10, 5000));
    FoundCapacity found = trying.against(Trying.bearing(most));
    assertThat(found.holds()).isLessThanOrEqualTo(most);
    assertThat(found.breaks()).isGreaterThan(most);
    assertThat(1 - Trying.holds(found) / Trying.breaks(found)).isLessThanOrEqualTo(0.05);
    assertThat(trying.steps).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void aThresholdThatBreaksBeforeTheRateLevelsOffIsFoundToo() {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found =
        trying.against(
            load -> new Outcome(load <= 700 ? Result.HELD : Result.BROKE, Math.min(load, 1000)));
    assertThat(found.holds()).isBetween(660.0, 700.0);
    assertThat(found.breaks()).isBetween(701.0, 740.0);
    assertThat(trying.steps).hasSizeLessThanOrEqualTo(14);
  }

  /** Overloaded, it answers nobody in time: its rate says nothing of what it can do. */
  @ParameterizedTest
  @ValueSource(doubles = {55, 130, 197, 200, 280, 333, 480, 640, 999, 1000, 1300})
  void theLimitOfATargetThatCollapsesIsFoundInAsFewSteps(double most) {
    Trying trying = new Trying(Trying.arrivals(10, 5000));
    FoundCapacity found =
        trying.against(
            load -> load <= most ? Outcome.of(true, load) : new Outcome(Result.BROKE, most / 20));
    assertThat(found.holds()).isLessThanOrEqualTo(most);
    assertThat(found.breaks()).isGreaterThan(most);
    assertThat(trying.steps).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void fewUsersAreToldApart() {
    FoundCapacity found = new Trying(Trying.users(1, 50)).against(Trying.bearing(2));
    assertThat(found.holds()).isEqualTo(2);
    assertThat(found.breaks()).isEqualTo(3);
    assertThat(found.broke()).isEqualTo("at 3.0");
    assertThat(found.end()).isEqualTo(new End.Narrow());
  }

  @Test
  void whatTheHeaviestLoadDoesNotBreakIsAtLeastThat() {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found = trying.against(Trying.bearing(1e9));
    assertThat(found.holds()).isEqualTo(5000);
    assertThat(found.breaks()).isNull();
    assertThat(found.broke()).isNull();
    assertThat(found.end()).isEqualTo(new End.AtLeast());
    assertThat(trying.steps).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void whatTheLightestLoadBreaksIsLessThanThat() {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found = trying.against(Trying.bearing(3));
    assertThat(found.holds()).isNull();
    assertThat(found.requestsPerSecond()).isZero();
    assertThat(found.breaks()).isEqualTo(10);
    assertThat(found.end()).isEqualTo(new End.LessThan());
    assertThat(trying.steps).hasSize(2);
  }

  @Test
  void oneLoadIsARangeToo() {
    assertThat(new Trying(Trying.users(100, 100)).against(Trying.bearing(200)).end())
        .isEqualTo(new End.AtLeast());
  }

  @Test
  void bothBoundsAreTriedTwice() {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found = trying.against(Trying.bearing(480));
    Map<Double, Long> trials =
        trying.steps.stream()
            .collect(Collectors.groupingBy(SearchStep::load, Collectors.counting()));
    assertThat(trials.get(found.holds())).isEqualTo(2);
    assertThat(trials.get(found.breaks())).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void oneStepThatErrsMisleadsNobody(int wrong) {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found =
        trying.against(load -> Outcome.of(load <= 480 ^ trying.steps.size() == wrong, load));
    assertThat(found.end()).isEqualTo(new End.Narrow());
    assertThat(found.holds()).isLessThanOrEqualTo(480);
    assertThat(found.breaks()).isGreaterThan(480);
  }

  @Test
  void aTieIsBrokenByAThirdTrial() {
    Trying trying = new Trying(Trying.users(10, 20)).step(10, Result.BROKE).step(10, Result.HELD);
    assertThat(trying.next()).isEqualTo(new Next.Try(10));
    trying.step(10, Result.BROKE);
    assertThat(trying.next()).isInstanceOf(Next.Done.class);
  }

  /** MLRsearch: conservative where loads contradict each other. */
  @Test
  void theLowestLoadThatBrokeBoundsTheAnswerWhateverHeldAboveIt() {
    Trying trying =
        new Trying(Trying.users(10, 5000))
            .step(10, Result.HELD)
            .step(40, Result.BROKE)
            .step(160, Result.HELD)
            .step(640, Result.BROKE);
    FoundCapacity found = SearchRule.cutShort(trying.goal, trying.steps);
    assertThat(found.holds()).isEqualTo(10);
    assertThat(found.breaks()).isEqualTo(40);
    assertThat(found.isComplete()).isFalse();
  }

  @Test
  void aStepInWhichTheGeneratorWasTheBottleneckBoundsNothing() {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found =
        trying.against(
            load -> load > 900 ? new Outcome(Result.UNCLEAR, load) : Outcome.of(true, load));
    assertThat(found.breaks()).isNull();
    assertThat(found.holds()).isBetween(855.0, 900.0);
    assertThat(found.end()).isInstanceOf(End.Unclear.class);
    assertThat(found.isComplete()).isFalse();
  }

  @Test
  void aStepOfWhichNothingCanBeSaidIsRepeated() {
    Trying trying = new Trying(Trying.users(10, 5000));
    FoundCapacity found =
        trying.against(load ->
            trying.steps.size() % 2 == 0
                ? new Outcome(Result.UNCLEAR, load)
                : Outcome.of(load <= 480, load));
    assertThat(found.holds()).isLessThanOrEqualTo(480);
    assertThat(found.breaks()).isGreaterThan(480);
  }

  @Test
  void aSearchWithoutAnyClearStepFindsNothing() {
    FoundCapacity found =
        new Trying(Trying.users(10, 5000)).against(load -> new Outcome(Result.UNCLEAR, load));
    assertThat(found.holds()).isNull();
    assertThat(found.breaks()).isNull();
    assertThat(found.end()).isEqualTo(new End.Unclear(10, "at 10.0"));
  }

  @Test
  void noStepBeginsThatWouldEndAfterTheBudget() {
    SearchGoal goal = new SearchGoal(LoadUnit.USERS, 10, 5000, 0.05, 5, 20, 110);
    Trying trying = new Trying(goal);
    FoundCapacity found = trying.against(Trying.bearing(480));
    assertThat(trying.steps).hasSize(4);
    assertThat(found.end()).isEqualTo(new End.OutOfTime());
    assertThat(found.holds()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void whateverStepsSayTheAnswerFollowsFromThem(List<Boolean> vector) {
    ArrayDeque<Boolean> left = new ArrayDeque<>(vector);
    Trying trying = new Trying(Trying.users(3, 700));
    boolean rest = vector.getLast();
    FoundCapacity found =
        trying.against(load -> Outcome.of(left.isEmpty() ? rest : left.removeFirst(), load));
    assertThat(found.isComplete()).isTrue();
    assertThat(trying.steps).hasSizeLessThanOrEqualTo(60);
    TreeMap<Double, Integer> votes = new TreeMap<>();
    Map<Double, Integer> trials = new HashMap<>();
    for (SearchStep step : trying.steps) {
      assertThat(step.load()).isBetween(3.0, 700.0).isEqualTo(Math.rint(step.load()));
      votes.merge(step.load(), step.result() == Result.HELD ? 1 : -1, Integer::sum);
      trials.merge(step.load(), 1, Integer::sum);
    }
    assertThat(votes.values()).as("no load is left undecided").doesNotContain(0);
    assertThat(trials.values()).allMatch(times -> times <= 3);
    Double breaks = found.breaks();
    Double holds = found.holds();
    assertThat(breaks)
        .isEqualTo(
            votes.keySet().stream()
                .filter(load -> votes.getOrDefault(load, 0) < 0)
                .findFirst()
                .orElse(null));
    assertThat(holds)
        .isEqualTo(
            (breaks == null ? votes : votes.headMap(breaks)).isEmpty()
                ? null
                : (breaks == null ? votes : votes.headMap(breaks)).lastKey());
    if (holds != null) {
      assertThat(trials.get(holds)).isGreaterThanOrEqualTo(2);
    }
    if (breaks != null) {
      assertThat(trials.get(breaks)).isGreaterThanOrEqualTo(2);
    }
    if (holds != null && breaks != null) {
      assertThat(trying.goal.isNarrow(holds, breaks)).isTrue();
    }
    assertThat(holds == null).isEqualTo(found.end().equals(new End.LessThan()));
    assertThat(breaks == null).isEqualTo(found.end().equals(new End.AtLeast()));
  }

  @Test
  void whateverStepsMeasureTheSearchGoesOnWithinItsRange() {
    SplittableRandom chance = new SplittableRandom(1);
    double[] strains = {0, 1e-9, 0.5, 1, 1.0001, 40, 1e9, Double.POSITIVE_INFINITY};
    double[] rates = {0, 0.1, 10, 480, 1e6};
    for (int search = 0; search < 500; search++) {
      Trying trying = new Trying(Trying.arrivals(3, 700));
      trying.against(load -> {
        assertThat(load).isBetween(3.0, 700.0);
        return Outcome.of(
            rates[chance.nextInt(rates.length)],
            strains[chance.nextInt(strains.length)],
            strains[chance.nextInt(strains.length)]);
      });
    }
  }

  static Stream<List<Boolean>> vectors() {
    return IntStream.rangeClosed(1, 8)
        .boxed()
        .flatMap(length ->
            IntStream.range(0, 1 << length)
                .mapToObj(bits ->
                    IntStream.range(0, length).mapToObj(bit -> (bits >> bit & 1) == 1).toList()));
  }
}
