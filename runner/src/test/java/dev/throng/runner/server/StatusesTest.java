package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.run.MasterStatus;
import dev.throng.runner.outputs.RunViewBuilder;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StatusesTest {

  @Test
  void theRateIsByTheLoadsTimeNotByThatWhichUsersTookToStop() {
    MasterStatus status =
        Statuses.of(
            new RunViewBuilder()
                .request("GET", "/", 0, 1_000, 1_000, 1_000, 1_000, 1_000)
                .seconds(15, 5L)
                .load(Duration.ofSeconds(5))
                .build(),
            1);

    assertThat(Objects.requireNonNull(status.summary()).requestRate()).isEqualTo("1");
  }
}
