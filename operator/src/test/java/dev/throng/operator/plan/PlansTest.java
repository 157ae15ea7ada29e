package dev.throng.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code plans} holds a LoadTest, what is seen of the cluster, and the plan that
 * follows. {@code -Dplans.write} writes the plans anew: read the difference before it is committed.
 */
class PlansTest {
  private static final Path PLANS = Path.of("src/test/resources/plans");

  @TestFactory
  Stream<DynamicTest> the_plan_that_follows() throws IOException {
    return Files.list(PLANS)
        .filter(Files::isDirectory)
        .sorted()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    PlanCase given = PlanCase.read(folder);
    String plan = PlanCase.write(given.plan());
    Path expected = folder.resolve("out-plan.yaml");
    if (System.getProperty("plans.write") != null) {
      Files.writeString(expected, plan);
    }
    assertThat(plan).isEqualTo(Files.readString(expected));
    if (!Turn.SOON.equals(given.plan().recheckAfter())) {
      assertThat(given.planAgain())
          .as("planned from the written status, nothing changes")
          .isEqualTo(given.plan().status());
    }
  }
}
