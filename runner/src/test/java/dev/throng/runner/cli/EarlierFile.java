package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.throng.crds.composition.Overrides;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of an earlier run, and the plan of one that is compared with it, in a directory. */
record EarlierFile(Path directory) {
  private static final String RESULT =
      """
      {"schema": "throng.dev/result/v1", "verdict": "%s", "reason": "why",
       "run": {"manifest": %s},
       "total": {"requests": 1000, "failures": 20, "requestsPerSecond": 50,
         "failureRatio": 0.02, "responseTimeMillis": {"mean": 30, "p50": 20, "p95": 60.5,
         "p99": 80, "max": 90}},
       %s}
      """;

  /**
   * @param rest further fields of the result
   */
  EarlierRun of(String verdict, String manifest, String rest) throws IOException {
    return EarlierRun.read(
        Files.writeString(
            directory.resolve("before.json"),
            RESULT.formatted(verdict, TextNode.valueOf(manifest), rest)));
  }

  /**
   * @param manifest of the run that begins
   * @param earlier null if none is given
   */
  TestPlan plan(String manifest, @Nullable EarlierRun earlier) throws IOException {
    Path file = Files.writeString(directory.resolve("test.yaml"), manifest);
    return TestPlans.of(Manifests.read(List.of(file)), Overrides.toHost("http://shop"), 1, earlier);
  }
}
