package dev.throng.runner.judgement;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Second;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some of the names that are counted: those that come up later are in it, too, if they are meant.
 */
final class NameSet {
  private final List<RequestKey> names;
  private final Predicate<RequestKey> meant;
  private final BitSet numbers = new BitSet();
  private int seen;

  NameSet(Catalogue catalogue, Predicate<RequestKey> meant) {
    names = catalogue.names();
    this.meant = meant;
  }

  /** All requests, without transactions. */
  static NameSet requests(Catalogue catalogue) {
    return new NameSet(catalogue, meant(null));
  }

  /**
   * Whether a name is meant.
   *
   * @param request a request's method and name or a transaction's name, or null for all requests
   *     without transactions
   */
  static Predicate<RequestKey> meant(@Nullable String request) {
    return key -> {
      boolean transaction = key.type().equals(RequestKey.TRANSACTION);
      return request == null
          ? !transaction
          : request.equals(transaction ? key.name() : key.toString());
    };
  }

  boolean has(int name) {
    if (name >= seen) {
      look();
    }
    return numbers.get(name);
  }

  /** What was counted under them in a second: all in one if they are just all of its requests. */
  List<NameCount> in(Second second) {
    List<NameCount> own = second.names().stream().filter(count -> has(count.name())).toList();
    boolean areAllRequests = own.equals(second.requests());
    return areAllRequests ? List.of(second.all()) : own;
  }

  /** Those of them that have come up so far. */
  BitSet soFar() {
    look();
    return numbers;
  }

  private void look() {
    for (int known = names.size(); seen < known; seen++) {
      numbers.set(seen, meant.test(names.get(seen)));
    }
  }
}
