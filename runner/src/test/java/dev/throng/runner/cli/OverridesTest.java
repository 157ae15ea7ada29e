package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

  @Test
  void onlyWhatDiffersFromTheManifestIsToldAsAChange() {
    Overrides flags =
        new Overrides(
            7, null, GoDuration.parse("30s"), null, List.of(), List.of(), null, 3L, List.of());

    assertThat(flags.apply(spec("users: 5, duration: 30s")).changes())
        .containsExactly("--users 7 (manifest: 5)", "--seed 3");
  }

  @ParameterizedTest
  @CsvSource({"7,", ", 30s", "7, 30s"})
  void arrivalsAreNotMadeAClosedTestByAFlag(@Nullable Integer users, @Nullable String runTime) {
    LoadTestSpec arrivals =
        spec("arrivals: [{userClass: A, stages: [{duration: 10s, rate: 1/s}]}]");

    assertThatThrownBy(() -> flags(users, runTime).apply(arrivals))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--users, --spawn-rate and --run-time go with spec.load.users; this manifest has"
                + " arrivals, whose rates and durations only it can change");
  }

  @Test
  void usersInPlaceOfStagesNeedATimeSinceTheTestWouldHaveNoEnd() {
    LoadTestSpec stages = spec("stages: [{duration: 10s, users: 5}]");

    assertThatThrownBy(() -> flags(7, null).apply(stages))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--users runs in place of the manifest's stages, which say how long the test is: add"
                + " --run-time TIME");
    assertThat(flags(7, "30s").apply(stages).changes())
        .contains("--users 7 runs in place of the manifest's stages");
  }

  private static Overrides flags(@Nullable Integer users, @Nullable String runTime) {
    return new Overrides(
        users,
        null,
        runTime == null ? null : GoDuration.parse(runTime),
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of());
  }

  private static LoadTestSpec spec(String load) {
    return Manifests.spec(
        """
        target: {baseUrl: "http://127.0.0.1:1"}
        load: {%s}
        userClasses: [{name: A, tasks: [{name: t, steps: [{get: /}]}]}]
        """
            .formatted(load));
  }
}
