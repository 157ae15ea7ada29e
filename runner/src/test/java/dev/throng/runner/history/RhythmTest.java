package dev.throng.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static List<Double> periods(String spec) {
    return Rhythm.of(Manifests.spec(spec)).periodsSeconds();
  }

  @Test
  void aTurnOfATaskIsItsWaitsAndTheOneAfterIt() {
    assertThat(
            periods(
                """
                target: {baseUrl: http://localhost}
                load: {users: 1}
                userClasses:
                  - name: A
                    wait: {between: [2s, 4s]}
                    tasks:
                      - name: t
                        steps:
                          - wait: 5s
                          - repeat: {times: 3, steps: [{wait: 2s}, {get: /}]}
                """))
        .containsExactly(2.0, 5.0, 14.0);
  }

  @Test
  void stagesAndSequencesArePeriods() {
    assertThat(
            periods(
                """
                target: {baseUrl: http://localhost}
                load: {stages: [{duration: 30s, users: 5}, {duration: 0s, users: 9}]}
                userClasses:
                  - name: A
                    wait: {constant: 3s}
                    tasks:
                      - name: all
                        sequence: true
                        tasks:
                          - {name: a, steps: [{get: /a}]}
                          - {name: b, steps: [{get: /b}]}
                """))
        .containsExactly(3.0, 6.0, 30.0);
  }

  @Test
  void tasksAtARateComeBackAtItsInterval() {
    assertThat(
            periods(
                """
                target: {baseUrl: http://localhost}
                load: {users: 1}
                userClasses:
                  - name: Slow
                    wait: {throughput: 6/m}
                    tasks: [{name: t, steps: [{get: /}]}]
                  - name: Paced
                    wait: {pacing: 4s}
                    tasks: [{name: t, steps: [{get: /}]}]
                  - name: Quick
                    wait: {constant: 100ms}
                    tasks: [{name: t, steps: [{get: /}]}]
                """))
        .containsExactly(4.0, 10.0);
  }
}
