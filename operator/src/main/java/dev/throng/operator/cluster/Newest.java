package dev.throng.operator.cluster;

import dev.throng.crds.LoadTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest that is known of each LoadTest: a watch may still show what was there before a status
 * was written. The Java Operator SDK 5.2 forgets its own copy of what was written at any event of
 * the object, even at a late one of an older version.
 */
final class Newest {
  /** Watches that are later than that have other troubles. */
  static final Duration LONGEST_LAG = Duration.ofMinutes(1);

  private final Map<String, Written> written = new ConcurrentHashMap<>();

  private record Written(LoadTest test, Instant time) {}

  /** What was seen, or what was written if that is later. */
  LoadTest of(LoadTest seen) {
    Written last = written.get(seen.getMetadata().getUid());
    return last != null && isLater(last.test(), seen) ? last.test() : seen;
  }

  /**
   * @param test as the API server answered
   */
  void wrote(LoadTest test, Instant now) {
    written.values().removeIf(last -> last.time().isBefore(now.minus(LONGEST_LAG)));
    written.put(test.getMetadata().getUid(), new Written(test, now));
  }

  private static boolean isLater(LoadTest one, LoadTest other) {
    return version(one.getMetadata().getResourceVersion())
        > version(other.getMetadata().getResourceVersion());
  }

  /** All versions of one that has none, or no number, are the same. */
  private static long version(@Nullable String resourceVersion) {
    try {
      return resourceVersion == null ? 0 : Long.parseLong(resourceVersion);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
