package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.composition.Contradiction;
import dev.throng.crds.composition.Overrides;
import dev.throng.crds.composition.UserSearch;
import dev.throng.crds.rules.SpecRules;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {

  @Test
  void onlyWhatDiffersFromTheManifestIsToldAsAChange() {
    Overrides flags =
        new Overrides(
            7,
            null,
            GoDuration.parse("30s"),
            null,
            null,
            List.of(),
            List.of(),
            null,
            3L,
            List.of());

    assertThat(flags.apply(spec("users: 5, duration: 30s")).changes())
        .containsExactly("--users 7 (manifest: 5)", "--seed 3");
  }

  @ParameterizedTest
  @CsvSource({"7,", ", 30s", "7, 30s"})
  void arrivalsAreNotMadeAClosedTestByAFlag(@Nullable Integer users, @Nullable String runTime) {
    LoadTestSpec arrivals =
        spec("arrivals: [{userClass: A, stages: [{duration: 10s, rate: 1/s}]}]");

    assertThatThrownBy(() -> flags(users, runTime).apply(arrivals))
        .isInstanceOf(Contradiction.class)
        .hasMessage(
            "--users, --spawn-rate and --run-time go with spec.load.users; this manifest has"
                + " arrivals, whose rates and durations only it can change");
  }

  @Test
  void usersInPlaceOfStagesNeedATimeSinceTheTestWouldHaveNoEnd() {
    LoadTestSpec stages = spec("stages: [{duration: 10s, users: 5}]");

    assertThatThrownBy(() -> flags(7, null).apply(stages))
        .isInstanceOf(Contradiction.class)
        .hasMessage(
            "--users runs in place of the manifest's stages, which say how long the test is: add"
                + " --run-time TIME");
    assertThat(flags(7, "30s").apply(stages).changes())
        .contains("--users 7 runs in place of the manifest's stages");
  }

  @Test
  void aSearchTakesThePlaceOfUsersAndStagesAndNoThresholdStopsIt() {
    LoadTestSpec stages =
        spec("stages: [{duration: 10s, users: 5}]", "[{expect: p95 < 1s, abort: {after: 5s}}]");

    Overrides.Applied applied = search().apply(stages);

    assertThat(applied.spec().load().stages()).isEmpty();
    assertThat(applied.spec().load().search())
        .isEqualTo(
            new Search(
                new UserRange(10, 5000),
                null,
                GoDuration.ofSeconds(10),
                GoDuration.ofSeconds(30),
                new Percent(0.05),
                GoDuration.parse("30m")));
    assertThat(applied.spec().thresholds().getFirst().abort()).isNull();
    assertThat(SpecRules.check(applied.spec())).isEmpty();
    assertThat(applied.changes())
        .containsExactly(
            "--find-capacity 10..5000 searches in place of the manifest's load",
            "no threshold aborts, since a search tries loads that break them");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrivals: [{userClass: A, stages: [{duration: 10s, rate: 1/s}]}]",
        "search: {arrivals: {userClass: A, from: 1/s, to: 5/s}}"
      })
  void aSearchOfUsersGoesWithoutArrivals(String load) {
    LoadTestSpec arrivals = spec(load);

    assertThatThrownBy(() -> search().apply(arrivals))
        .isInstanceOf(Contradiction.class)
        .hasMessage(
            "--find-capacity goes with spec.load.users or stages; this manifest has arrivals:"
                + " give their range in spec.load.search.arrivals");
  }

  @Test
  void aSearchGoesWithoutOtherFlagsOfTheLoad() {
    Overrides both =
        new Overrides(
            7,
            null,
            null,
            new UserSearch(10, 5000),
            null,
            List.of(),
            List.of(),
            null,
            null,
            List.of());

    assertThatThrownBy(() -> both.apply(spec("users: 5")))
        .isInstanceOf(Contradiction.class)
        .hasMessage(
            "--find-capacity decides the users: leave out --users, --spawn-rate and --run-time");
  }

  @Test
  void theUsersOfASearchAreDecidedByNoOtherFlag() {
    LoadTestSpec searching = spec("search: {users: {from: 1, to: 5}}");

    assertThatThrownBy(() -> flags(7, null).apply(searching))
        .isInstanceOf(Contradiction.class)
        .hasMessageContaining("this manifest has a search: change its range by --find-capacity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "10..", "a..b", "0..5", "20..10", "1..20000000", "1/s..5/s"})
  void aRangeIsTwoNumbersOfUsersInOrder(String text) {
    assertThatThrownBy(() -> UserSearch.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be two numbers of users such as 10..5000");
  }

  private static Overrides search() {
    return new Overrides(
        null,
        null,
        null,
        new UserSearch(10, 5000),
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of());
  }

  private static Overrides flags(@Nullable Integer users, @Nullable String runTime) {
    return new Overrides(
        users,
        null,
        runTime == null ? null : GoDuration.parse(runTime),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of());
  }

  private static LoadTestSpec spec(String load) {
    return spec(load, "[{expect: p95 < 1s}]");
  }

  private static LoadTestSpec spec(String load, String thresholds) {
    return Manifests.spec(
        """
        target: {baseUrl: "http://127.0.0.1:1"}
        load: {%s}
        thresholds: %s
        userClasses: [{name: A, tasks: [{name: t, steps: [{get: /}]}]}]
        """
            .formatted(load, thresholds));
  }
}
