package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who runs when, how often and in which order, as the server sees it. */
@Tag("timed")
class UsersTest {
  private static final Map<String, Integer> ALL = Map.of("Api", 90, "Admin", 30, "Mobile", 180);

  @Test
  void theSameSeedGivesEveryUserTheSameSequenceOfRequestsAndNoTwoUsersTheSame() throws IOException {
    Map<String, List<String>> first = sequences(7);
    Map<String, List<String>> again = sequences(7);
    Map<String, List<String>> other = sequences(8);
    assertThat(first).hasSize(6);
    assertThat(first.values().stream().map(requests -> requests.subList(0, 20)))
        .doesNotHaveDuplicates();
    first.forEach((user, requests) -> {
      int common = Math.min(requests.size(), again.getOrDefault(user, List.of()).size());
      assertThat(common).isGreaterThan(20);
      assertThat(again.getOrDefault(user, List.of()).subList(0, common))
          .isEqualTo(requests.subList(0, common));
      assertThat(other.getOrDefault(user, List.of()).subList(0, 20))
          .isNotEqualTo(requests.subList(0, 20));
    });
  }

  private static Map<String, List<String>> sequences(long seed) throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .load("users: 6, spawnRate: 1000, seed: " + seed)
          .waits("between: [1ms, 9ms]")
          .userClass("headers: {x-user: \"${user.index}\"}")
          .tasks(
              """
              - {name: a, weight: 3, steps: [{get: "/a/${random.int(1, 1000)}", name: a}]}
              - {name: b, steps: [{get: "/b/${random.choice(['x', 'y'])}-${uuid()}", name: b}]}
              """)
          .runUntil(() -> {
            Map<String, List<String>> sofar = byUser(server);
            return sofar.size() == 6 && sofar.values().stream().allMatch(l -> l.size() > 40);
          });
      return byUser(server);
    }
  }

  private static Map<String, List<String>> byUser(TruthServer server) {
    return server.received().stream()
        .collect(
            Collectors.groupingBy(
                request -> request.header("x-user"),
                TreeMap::new,
                Collectors.mapping(TruthServer.Request::target, Collectors.toList())));
  }

  @Test
  void theRunsNumberIsThatOfThePlan() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      new Engine()
          .runNumber(7)
          .until(() -> !server.received().isEmpty())
          .runs(Visitors.of(server).steps("[{get: \"/${run.number}\"}]").yaml());
      assertThat(server.paths()).first().isEqualTo("/7");
    }
  }

  @Test
  void classesKeepTheirSharesAtEveryMomentOfARamp() throws IOException {
    List<Map<String, Integer>> moments = new CopyOnWriteArrayList<>();
    try (TruthServer server = TruthServer.ok()) {
      new Engine()
          .listener(
              new RunListener() {
                @Override
                public void onSecond(RunView seen) {
                  moments.add(seen.users().byClass());
                }
              })
          .until(() -> moments.contains(ALL))
          .runs(
              """
              target: {baseUrl: %s}
              load: {users: 300, spawnRate: 100}
              userClasses:
                - {name: Api, weight: 3, wait: {constant: 1h}, tasks: &t [{name: t, steps: [{get: /}]}]}
                - {name: Admin, weight: 1, wait: {constant: 1h}, tasks: *t}
                - {name: Mobile, weight: 6, wait: {constant: 1h}, tasks: *t}
              """
                  .formatted(server.url()));
      assertThat(server.received()).hasSize(300);
    }
    assertThat(moments).hasSizeGreaterThanOrEqualTo(3);
    for (Map<String, Integer> moment : moments) {
      int all = moment.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(moment.getOrDefault("Api", 0).doubleValue()).isCloseTo(all * 0.3, within(2.0));
      assertThat(moment.getOrDefault("Admin", 0).doubleValue()).isCloseTo(all * 0.1, within(2.0));
      assertThat(moment.getOrDefault("Mobile", 0).doubleValue()).isCloseTo(all * 0.6, within(2.0));
    }
  }

  @Test
  void usersStartEvenlyAndNotInBatches() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server).load("users: 60, spawnRate: 30").steps("[{get: /}]").runUntilReceived(60);
      long[] starts =
          server.received().stream().mapToLong(TruthServer.Request::atNanos).sorted().toArray();
      double[] off = new double[starts.length];
      for (int k = 0; k < starts.length; k++) {
        off[k] = Math.abs((starts[k] - starts[0]) / 1e6 - k * 1000 / 30.0);
      }
      Arrays.sort(off);
      assertThat(off[off.length / 2]).as("ms beside the plan, median").isLessThan(100);
    }
  }

  @Test
  void pacingAndThroughputSetTheDistanceOfStartsAndBetweenThatOfPauses() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(30)) {
      Engine.run(
          """
          target: {baseUrl: %s}
          load: {users: 3, spawnRate: 1000, duration: 3s}
          userClasses:
            - {name: Paced, wait: {pacing: 100ms}, tasks: [{name: t, steps: [{get: /paced}]}]}
            - {name: Steady, wait: {throughput: 10}, tasks: [{name: t, steps: [{get: /steady}]}]}
            - {name: Pausing, wait: {between: [40ms, 60ms]}, tasks: [{name: t, steps: [{get: /pausing}]}]}
          """
              .formatted(server.url()));
      assertThat(server.received("/paced")).hasSizeBetween(28, 31);
      assertThat(server.received("/steady")).hasSizeBetween(28, 31);
      // a pause of 50 ms and an answer of 30 ms on average
      assertThat(server.received("/pausing")).hasSizeBetween(30, 39);
    }
  }

  @Test
  void lateTasksFollowAtOnceWithoutABurstToCatchUp() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(150)) {
      Visitors.of(server)
          .load("users: 1, duration: 2s")
          .waits("pacing: 100ms")
          .steps("[{get: /}]")
          .run();
      assertThat(server.received()).hasSizeBetween(11, 14);
    }
  }
}
