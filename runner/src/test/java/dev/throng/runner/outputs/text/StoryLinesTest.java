package dev.throng.runner.outputs.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.story.Story;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import org.junit.jupiter.api.Test;

class StoryLinesTest {
  @Test
  void aStoryIsToldWithItsEvidenceAndWithWhatItCannotSay() {
    Target target = new Target(0.02, 0.3).slower((second, _, _) -> second >= 60 ? 2 : 1);
    Story story = Story.of(new Simulation(Ramp.arrivals(100, 120), target, 1).run());

    assertThat(StoryLines.of(story))
        .startsWith(story.headline(), "Degradation: notSeen", "")
        .contains(
            "step (sure): all requests, 60 s to 120 s, at 100 arrivals/s", "This run cannot say")
        .anyMatch(line -> line.startsWith("  Evidence: medianBeforeMillis 19"));
  }
}
