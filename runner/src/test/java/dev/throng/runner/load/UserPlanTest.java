package dev.throng.runner.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.Stage;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import dev.throng.runner.load.UserPlan.Change;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserPlanTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void userKStartsAtKBySpawnRateAndTheDurationIncludesTheRamp() {
    UserPlan plan = UserPlan.of(users(100, 40.0, "10s"));
    List<Change> changes = plan.changesBetween(0, UserPlan.ENDLESS);
    assertThat(changes)
        .isEqualTo(
            IntStream.range(0, 100)
                .mapToObj(user -> new Change(user * SECOND / 40, user, true))
                .toList());
    assertThat(plan.endNanos()).isEqualTo(10 * SECOND);
  }

  @Test
  void withoutASpawnRateOneUserStartsASecondAsInLocust() {
    UserPlan plan = UserPlan.of(users(3, null, null));
    assertThat(plan.changesBetween(0, UserPlan.ENDLESS))
        .extracting(Change::atNanos)
        .containsExactly(0L, SECOND, 2 * SECOND);
    assertThat(plan.endNanos()).isEqualTo(UserPlan.ENDLESS);
  }

  @Test
  void stagesAndRampsThatNobodyWaitsForDoNotOverflow() {
    UserPlan endless = UserPlan.of(stages(null, stage("87600h", 4), stage("87600h", 8)));
    assertThat(endless.endNanos()).isPositive();
    assertThat(endless.usersAt(SECOND)).isEqualTo(1);
    UserPlan slow = UserPlan.of(stages(1e-300, stage("0s", 9), stage("1s", 9), stage("0s", 0)));
    assertThat(slow.changesBetween(0, UserPlan.ENDLESS))
        .extracting(Change::user)
        .containsExactly(0);
    assertThat(UserPlan.of(users(5, 1e-300, "10s")).retarget(SECOND, 9, 1e-300).usersAt(9 * SECOND))
        .isEqualTo(2);
  }

  @Test
  void usersThatWouldStartAfterTheEndDoNotStart() {
    UserPlan plan = UserPlan.of(users(100, 10.0, "2s"));
    assertThat(plan.changesBetween(0, UserPlan.ENDLESS)).hasSize(20);
  }

  @Test
  void stagesAreStraightLinesAndTheNewestUserLeavesFirst() {
    UserPlan plan = UserPlan.of(stages(null, stage("2s", 4), stage("1s", 4), stage("4s", 0)));
    assertThat(plan.changesBetween(0, UserPlan.ENDLESS))
        .containsExactly(
            new Change(0, 0, true),
            new Change(SECOND / 2, 1, true),
            new Change(SECOND, 2, true),
            new Change(SECOND * 3 / 2, 3, true),
            new Change(4 * SECOND, 3, false),
            new Change(5 * SECOND, 2, false),
            new Change(6 * SECOND, 1, false));
    assertThat(plan.peakUsers()).isEqualTo(4);
    assertThat(plan.endNanos()).isEqualTo(7 * SECOND);
  }

  @Test
  void aStageOfNoLengthJumpsAtOnceOrAtTheSpawnRateIfThereIsOne() {
    Stage[] jump = {stage("0s", 10), stage("5s", 10)};
    assertThat(UserPlan.of(stages(null, jump)).usersAt(0)).isEqualTo(10);
    UserPlan paced = UserPlan.of(stages(5.0, jump));
    assertThat(paced.usersAt(0)).isEqualTo(1);
    assertThat(paced.usersAt(SECOND)).isEqualTo(6);
    assertThat(paced.usersAt(2 * SECOND)).isEqualTo(10);
    assertThat(paced.endNanos()).isEqualTo(5 * SECOND);
  }

  @Property(tries = 300)
  void atEveryMomentOfARampAsManyUsersRunAsTheLineSaysWithinOne(
      @ForAll @IntRange(min = 1, max = 3000) int users,
      @ForAll @IntRange(min = 1, max = 5000) int rate,
      @ForAll @LongRange(min = 0, max = 5 * SECOND) long nanos) {
    double line = Math.min(users, nanos / 1e9 * rate);
    assertThat((double) UserPlan.of(users(users, (double) rate, "1h")).usersAt(nanos))
        .isBetween(Math.floor(line - 1e-6), Math.floor(line + 1e-6) + 1);
  }

  @Property(tries = 200)
  void startsAndStopsAddUpToTheUsersOfThePlan(@ForAll("anyStages") List<Stage> stages) {
    UserPlan plan = UserPlan.of(stages(7.0, stages.toArray(Stage[]::new)));
    follow(plan, plan.changesBetween(0, UserPlan.ENDLESS));
  }

  @Property(tries = 100)
  void askingBitByBitGivesTheSameChangesAsAskingAtOnce(
      @ForAll("anyStages") List<Stage> stages,
      @ForAll @LongRange(min = 50_000_000, max = 3 * SECOND) long step) {
    UserPlan plan = UserPlan.of(stages(null, stages.toArray(Stage[]::new)));
    List<Change> bits = new java.util.ArrayList<>();
    for (long from = 0; from < plan.endNanos(); from += step) {
      bits.addAll(plan.changesBetween(from, from + step));
    }
    assertThat(bits).isEqualTo(plan.changesBetween(0, UserPlan.ENDLESS));
  }

  @Property(tries = 200)
  void retargetingKeepsThePastAndGoesOnFromTheUsersOfThatMoment(
      @ForAll("anyStages") List<Stage> stages,
      @ForAll @LongRange(min = 0, max = 20 * SECOND) long at,
      @ForAll @IntRange(min = 0, max = 60) int target) {
    UserPlan before = UserPlan.of(stages(null, stages.toArray(Stage[]::new)));
    UserPlan after = before.retarget(at, target, 10);
    assertThat(after.changesBetween(0, at)).isEqualTo(before.changesBetween(0, at));
    assertThat(after.usersAt(at + 10 * 60 * SECOND)).isEqualTo(target);
    follow(after, after.changesBetween(0, UserPlan.ENDLESS));
    if (at < before.endNanos()) {
      assertThat(after.changesBetween(at, UserPlan.ENDLESS))
          .filteredOn(change -> change.atNanos() > at)
          .allMatch(change -> change.starts() == target > before.usersAt(at));
    }
  }

  /** Plays all changes: each is for the newest user, and leaves as many as the plan says. */
  private static void follow(UserPlan plan, List<Change> changes) {
    int running = 0;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      assertThat(change.user()).isEqualTo(change.starts() ? running : running - 1);
      running += change.starts() ? 1 : -1;
      boolean lastOfItsMoment =
          i + 1 == changes.size() || changes.get(i + 1).atNanos() > change.atNanos();
      if (lastOfItsMoment) {
        assertThat(plan.usersAt(change.atNanos())).as("after %s", change).isEqualTo(running);
      }
      if (i > 0) {
        assertThat(change.atNanos()).isGreaterThanOrEqualTo(changes.get(i - 1).atNanos());
      }
    }
  }

  @Provide
  Arbitrary<List<Stage>> anyStages() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4000), Arbitraries.integers().between(0, 50))
        .as((millis, users) -> new Stage(new GoDuration(Duration.ofMillis(millis)), users))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Stage stage(String duration, int users) {
    return new Stage(GoDuration.parse(duration), users);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  private static Load users(int users, @Nullable Double rate, @Nullable String duration) {
    return new Load(
        users,
        rate == null ? null : new Rate(rate),
        duration == null ? null : GoDuration.parse(duration),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  private static Load stages(@Nullable Double rate, Stage... stages) {
    return new Load(
        null,
        rate == null ? null : new Rate(rate),
        null,
        List.of(stages),
        null,
        null,
        null,
        null,
        null);
  }
}
