package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenant's own program in the place of the master, side by side with runs that behave. */
@OnNode
@Tag("apart")
@Tag("nightly")
class HostileMasterIT {
  /** How a master behaves, and what REASON says of it. */
  private static final Map<String, String> HOSTILE =
      Map.of(
          "REDIRECT", "the master can't be trusted: the master answered with status 302",
          "ENDLESS", "the master can't be trusted: the master's answer is larger than 256 KiB",
          "BOMB",
              "the master can't be trusted: the master's answer is packed, which was not asked for",
          "TRICKLE",
              "the master can't be trusted: the master's answer was not whole within 3000 ms",
          "NOT_HTTP", "the master can't be trusted: the master's answer is not HTTP",
          "LIAR",
              "the master can't be trusted: the master's answer can't be so: users.running is negative",
          "NAMES",
              "the master can't be trusted: the master's answer can't be so: lostWorkers.name is too long",
          "FICKLE", "the master can't be trusted: ",
          "SLOW_HEAD", "0 of 1 workers are connected after 30s: the master does not answer: ");

  /** Their load has ended, and their report never comes: they keep the operator at it. */
  private static final List<String> WITHOUT_REPORT = List.of("ENDLESS_REPORT", "SLOW_REPORT");

  private static final Duration OBSERVED = Duration.ofSeconds(25);

  /** A master that is waited for is so for 3 s. The rest is for a machine with other work. */
  private static final Duration NOT_HELD_UP = Duration.ofSeconds(1);

  /** In MiB. */
  private static final long MOST_MEMORY = 300;

  @Test
  void given_masters_that_answer_anything_then_their_runs_end_and_the_operator_and_others_thrive()
      throws InterruptedException {
    Space space = Space.of("hostile");
    ImpostorJar.into(space);
    Attention others = new Attention(Space.of("bystanders"));
    List<Duration> amongFaithful = amongFaithful(space, others);
    apply(
        space,
        Stream.concat(HOSTILE.keySet().stream(), WITHOUT_REPORT.stream())
            .map(ImpostorJar::behaving));

    List<Duration> amongHostile = others.until(() -> areAll(space, "Finished"), OBSERVED);

    Duration without = Attention.p95(amongFaithful);
    Duration with = Attention.p95(amongHostile);
    long memory = Space.operator().peakMemory();
    tell(space, without, with, memory);
    assertThat(memory).as("MiB").isLessThan(MOST_MEMORY);
    assertThat(with)
        .as("beside faithful masters: %s of %s", without, amongFaithful.size())
        .isLessThanOrEqualTo(without.multipliedBy(2).plus(NOT_HELD_UP));
    HOSTILE.forEach((behaviour, said) -> {
      LoadTestView test = view(space, behaviour);
      assertThat(test.verdict()).as(test.toString()).isEqualTo("Error");
      assertThat(test.reason()).startsWith(said);
    });
    WITHOUT_REPORT.forEach(behaviour -> {
      LoadTestView test = view(space, behaviour);
      assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
      assertThat(test.status().has("report")).isFalse();
    });
  }

  /** As many runs, pods and answers as there will be, but none is odd. */
  private static List<Duration> amongFaithful(Space space, Attention others)
      throws InterruptedException {
    apply(
        space,
        IntStream.range(0, HOSTILE.size() + WITHOUT_REPORT.size())
            .mapToObj(number -> ImpostorJar.behaving("FAITHFUL").named("faithful-" + number)));
    List<Duration> measured = others.until(() -> areAll(space, "Running"), OBSERVED);
    space.kubectl("delete", "lt", "--all", "--timeout=60s");
    space.kubectl("wait", "pods", "--all", "--for=delete", "--timeout=60s");
    return measured;
  }

  private static void apply(Space space, Stream<LoadTestText> tests) {
    space.applied(tests.map(LoadTestText::toString).collect(Collectors.joining("---\n")));
  }

  private static boolean areAll(Space space, String phase) {
    return space.views().values().stream().allMatch(test -> test.phase().equals(phase));
  }

  private static LoadTestView view(Space space, String behaviour) {
    return space.view(ImpostorJar.behaving(behaviour).name());
  }

  /** The table of docs/operator.md. */
  private static void tell(Space space, Duration without, Duration with, long memory) {
    space
        .views()
        .values()
        .forEach(test ->
            System.out.printf(
                "%-16s %3d s  %s: %s%n",
                test.name(), seconds(test), test.verdict(), test.reason()));
    System.out.printf(
        "others are seen after %d ms (p95), without %d ms; the operator had %d MiB at most%n",
        with.toMillis(), without.toMillis(), memory);
  }

  /** From its beginning to its end. */
  private static long seconds(LoadTestView test) {
    Instant begun = Instant.parse(test.status().path("run").path("createTime").asText());
    String ended = test.status().path("run").path("phaseTime").asText();
    return Duration.between(begun, Instant.parse(ended)).toSeconds();
  }
}
