package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines();
  private final List<String> expired = new ArrayList<>();

  private final class Request extends Deadlines.Expiring {
    private final String name;
    private final Runnable then;

    Request(String name, Runnable then) {
      this.name = name;
      this.then = then;
    }

    @Override
    public void expire() {
      expired.add(name);
      then.run();
    }
  }

  private Request request(String name) {
    return new Request(name, () -> {});
  }

  @Property(tries = 200)
  void everythingExpiresOnceItsTimeHasComeAndNothingThatWasRemoved(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3) Integer> timeouts,
      @ForAll @IntRange(min = 0, max = 80) int now) {
    Deadlines own = new Deadlines();
    List<Integer> seen = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < timeouts.size(); i++) {
      int number = i;
      Deadlines.Expiring item =
          new Deadlines.Expiring() {
            @Override
            public void expire() {
              seen.add(number);
            }
          };
      long timeout = 10L * timeouts.get(i);
      own.add(item, i, timeout);
      if (i % 3 == 0) {
        own.remove(item);
      } else if (i + timeout <= now) {
        expected.add(number);
      }
    }
    own.expireUntil(now);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    own.expireUntil(now);
    assertThat(seen).hasSameSizeAs(expected);
  }

  @Example
  void whatExpiresMayStartAnotherRequestWithATimeoutThatIsNew() {
    deadlines.add(request("slow"), 0, 50);
    deadlines.add(new Request("quick", () -> deadlines.add(request("next"), 10, 5)), 0, 10);
    deadlines.expireUntil(10);
    assertThat(expired).containsExactly("quick");
    deadlines.expireUntil(50);
    assertThat(expired).containsExactlyInAnyOrder("quick", "next", "slow");
  }

  @Example
  void removingWhatIsNotThereDoesNothing() {
    Request request = request("once");
    deadlines.add(request, 0, 1);
    deadlines.expireUntil(1);
    deadlines.remove(request);
    assertThat(expired).containsExactly("once");
  }
}
