package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.LoadTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewestTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Newest newest = new Newest();

  @Test
  void what_was_written_counts_until_the_watch_shows_it_or_a_later_one() {
    LoadTest written = version("a", "1000");
    newest.wrote(written, NOW);
    LoadTest same = version("a", "1000");
    LoadTest later = version("a", "1001");
    assertThat(newest.of(version("a", "999"))).isSameAs(written);
    assertThat(newest.of(same)).isSameAs(same);
    assertThat(newest.of(later)).isSameAs(later);
    assertThat(newest.of(version("a", "998"))).as("a late event").isSameAs(written);
  }

  @Test
  void one_that_was_made_anew_is_another() {
    newest.wrote(version("a", "1000"), NOW);
    LoadTest anew = version("b", "900");
    assertThat(newest.of(anew)).isSameAs(anew);
  }

  @Test
  void what_was_written_long_ago_is_not_kept() {
    newest.wrote(version("a", "1000"), NOW);
    newest.wrote(version("b", "1001"), NOW.plus(Newest.LONGEST_LAG).plusSeconds(1));
    LoadTest seen = version("a", "999");
    assertThat(newest.of(seen)).isSameAs(seen);
  }

  private static LoadTest version(String uid, String resourceVersion) {
    LoadTest test = new LoadTest();
    test.getMetadata().setName("shop");
    test.getMetadata().setUid(uid);
    test.getMetadata().setResourceVersion(resourceVersion);
    return test;
  }
}
