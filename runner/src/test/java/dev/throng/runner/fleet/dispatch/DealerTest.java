package dev.throng.runner.fleet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.load.ClassDealer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DealerTest {

  @Property(tries = 200)
  void atEveryMomentOfRampsUpAndDownWorkersDifferByAtMostOneUserInTotalAndPerClass(
      @ForAll("classes") ClassDealer classDealer,
      @ForAll @IntRange(min = 1, max = 9) int workers,
      @ForAll @IntRange(min = 0, max = 150) int peak) {
    Dealer dealer = new Dealer(classDealer::classOf, 4, peak, classDealer.capacity());
    Fleet fleet = new Fleet(dealer);
    fleet.deal(range(workers), 0);
    int top = Math.min(peak, classDealer.capacity());

    for (int users = 1; users <= top; users++) {
      fleet.deal(users);
      fleet.assertEven(users, classDealer);
    }
    for (int users = top - 1; users >= 0; users--) {
      fleet.deal(users);
      fleet.assertEven(users, classDealer);
    }
  }

  @Property(tries = 200)
  void howeverWorkersComeAndGoTheSpreadIsEvenAndOnlySurplusMoves(
      @ForAll("classes") ClassDealer classDealer,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 127) Integer> memberships,
      @ForAll @Size(min = 8, max = 8) List<@IntRange(min = 0, max = 120) Integer> counts) {
    Dealer dealer = new Dealer(classDealer::classOf, 4, 60, classDealer.capacity());
    Fleet fleet = new Fleet(dealer);
    for (int i = 0; i < memberships.size(); i++) {
      int users = Math.min(counts.get(i), classDealer.capacity());
      Set<Integer> before = Set.copyOf(fleet.workers);
      Set<Integer> workers = bits(memberships.get(i));
      int usersBefore = dealer.users();
      int survivors = fleet.usersOn(workers);
      int stops = fleet.deal(workers, usersBefore);

      fleet.assertEven(usersBefore, classDealer);
      if (workers.containsAll(before)) {
        int perClassSlack = 4 * workers.size();
        assertThat(stops)
            .isLessThanOrEqualTo(leastMoves(survivors, before, workers) + perClassSlack);
      }
      fleet.deal(users);
      fleet.assertEven(users, classDealer);
    }
  }

  private static int leastMoves(int users, Set<Integer> before, Set<Integer> after) {
    int joined = after.size() - before.size();
    return joined * Math.ceilDiv(users, after.size());
  }

  @Test
  void givenOneClassWhenAWorkerJoinsThenExactlyItsShareMovesAndNobodyElseIsTouched() {
    Fleet fleet = new Fleet(new Dealer(_ -> 0, 1, 10, Integer.MAX_VALUE));
    fleet.deal(Set.of(0, 1), 10);

    int stops = fleet.deal(Set.of(0, 1, 2), 10);

    assertThat(stops).isEqualTo(3);
    assertThat(fleet.usersOn(Set.of(2))).isEqualTo(3);
  }

  @Test
  void givenALostWorkerThenItsUsersKeepTheirNumbersElsewhereAndNobodyElseMoves() {
    Fleet fleet = new Fleet(new Dealer(user -> user % 2, 2, 8, Integer.MAX_VALUE));
    fleet.deal(Set.of(0, 1), 8);

    int stops = fleet.deal(Set.of(1), 8);

    assertThat(stops).isZero();
    assertThat(fleet.usersOn(Set.of(1))).isEqualTo(8);
    assertThat(fleet.users.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void withoutWorkersNobodyRunsAndTheyStartWhenOneComes() {
    Fleet fleet = new Fleet(new Dealer(_ -> 0, 1, 5, Integer.MAX_VALUE));
    fleet.deal(Set.of(0), 5);
    fleet.deal(Set.of(), 5);
    assertThat(fleet.users).isEmpty();

    fleet.deal(Set.of(3), 5);

    assertThat(fleet.usersOn(Set.of(3))).isEqualTo(5);
  }

  @Provide
  Arbitrary<ClassDealer> classes() {
    Arbitrary<ClassDealer.Share> byWeight =
        Arbitraries.integers().between(1, 7).map(weight -> new ClassDealer.Share(weight, 0));
    Arbitrary<ClassDealer.Share> fixed =
        Arbitraries.integers().between(1, 9).map(count -> new ClassDealer.Share(0, count));
    return Arbitraries.oneOf(byWeight, byWeight, fixed)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(ClassDealer::new);
  }

  private static Set<Integer> range(int workers) {
    Set<Integer> range = new HashSet<>();
    for (int i = 0; i < workers; i++) {
      range.add(i);
    }
    return range;
  }

  private static Set<Integer> bits(int mask) {
    Set<Integer> bits = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      if ((mask >> i & 1) == 1) {
        bits.add(i);
      }
    }
    return bits;
  }

  /** What workers that do as they are told would run. */
  private static final class Fleet {
    private final Dealer dealer;
    private Set<Integer> workers = Set.of();
    private final Map<Integer, Move> users = new HashMap<>();

    Fleet(Dealer dealer) {
      this.dealer = dealer;
    }

    void deal(int count) {
      follow(dealer.deal(count));
    }

    /** How many users were stopped to run elsewhere. */
    int deal(Set<Integer> newWorkers, int count) {
      workers = newWorkers;
      users.values().removeIf(move -> !newWorkers.contains(move.worker()));
      return follow(dealer.deal(newWorkers, count));
    }

    private int follow(List<Move> moves) {
      int stops = 0;
      for (Move move : moves) {
        if (move.starts()) {
          assertThat(users.put(move.user(), move)).as("user %s runs once", move.user()).isNull();
        } else {
          Move started = Objects.requireNonNull(users.remove(move.user()), "it runs");
          assertThat(started.worker()).isEqualTo(move.worker());
          stops++;
        }
      }
      return stops;
    }

    int usersOn(Set<Integer> some) {
      return (int) users.values().stream().filter(move -> some.contains(move.worker())).count();
    }

    void assertEven(int count, ClassDealer classDealer) {
      assertThat(users).hasSize(workers.isEmpty() ? 0 : count);
      assertSpread(users.values().stream().toList());
      for (int c = 0; c < 4; c++) {
        int userClass = c;
        List<Move> ofClass =
            users.values().stream().filter(move -> move.userClass() == userClass).toList();
        long wanted = 0;
        for (int user = 0; user < count; user++) {
          wanted += classDealer.classOf(user) == userClass ? 1 : 0;
        }
        assertThat(ofClass).hasSize((int) wanted);
        assertSpread(ofClass);
      }
    }

    private void assertSpread(List<Move> some) {
      Map<Integer, Integer> counts = new HashMap<>();
      workers.forEach(worker -> counts.put(worker, 0));
      some.forEach(move -> counts.merge(move.worker(), 1, Integer::sum));
      int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      int least = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
      assertThat(most - least).as("spread %s", counts).isLessThanOrEqualTo(1);
    }
  }
}
