package dev.throng.runner.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throng.runner.load.ClassDealer.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassDealerTest {
  @Property(tries = 300)
  void noClassIsEverOffByAWholeUser(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 50) Integer> weights) {
    int sum = weights.stream().mapToInt(Integer::intValue).sum();
    if (sum == 0) {
      return;
    }
    ClassDealer dealer = byWeight(weights);
    int[] dealt = new int[weights.size()];
    for (int n = 1; n <= 2 * sum + 7; n++) {
      dealt[dealer.classOf(n - 1)]++;
      for (int c = 0; c < dealt.length; c++) {
        double due = (double) n * weights.get(c) / sum;
        assertThat((double) dealt[c])
            .as("class %d of %s after %d users", c, weights, n)
            .isCloseTo(due, within(1 - 1e-9));
      }
      if (n % sum == 0) {
        for (int c = 0; c < dealt.length; c++) {
          assertThat(dealt[c]).isEqualTo(n / sum * weights.get(c));
        }
      }
    }
  }

  @Test
  void aThousandUsersOfWeightsThreeOneSixAreExactlyThreeHundredOneHundredSixHundred() {
    assertThat(counts(byWeight(List.of(3, 1, 6)), 1000)).containsExactly(300, 100, 600);
  }

  @Test
  void weightsWithACommonDivisorAreDealtAsTheirRatio() {
    ClassDealer large = byWeight(List.of(3_000_000, 1_000_000));
    assertThat(IntStream.range(0, 40).map(large::classOf).toArray())
        .isEqualTo(IntStream.range(0, 40).map(byWeight(List.of(3, 1))::classOf).toArray());
  }

  @Test
  void fixedCountsAreFilledFirstAndWeightsShareTheRest() {
    ClassDealer dealer =
        new ClassDealer(
            List.of(new Share(1, 0), new Share(0, 2), new Share(3, 0), new Share(0, 1)));
    assertThat(IntStream.range(0, 3).map(dealer::classOf)).containsExactly(1, 1, 3);
    assertThat(counts(dealer, 43)).containsExactly(10, 2, 30, 1);
    assertThat(dealer.capacity()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void fixedCountsAloneLimitTheNumberOfUsers() {
    assertThat(new ClassDealer(List.of(new Share(0, 2), new Share(0, 5))).capacity()).isEqualTo(7);
  }

  private static ClassDealer byWeight(List<Integer> weights) {
    List<Share> shares = new ArrayList<>();
    weights.forEach(weight -> shares.add(new Share(weight, 0)));
    return new ClassDealer(shares);
  }

  private static List<Integer> counts(ClassDealer dealer, int users) {
    Integer[] counts = {0, 0, 0, 0};
    IntStream.range(0, users).forEach(user -> counts[dealer.classOf(user)]++);
    List<Integer> list = new ArrayList<>(List.of(counts));
    while (list.getLast() == 0) {
      list.removeLast();
    }
    return list;
  }
}
