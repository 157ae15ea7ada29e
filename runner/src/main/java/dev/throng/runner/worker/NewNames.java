package dev.throng.runner.worker;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.stats.RequestKey;
import java.util.List;

/** Which names the master has not been told of; those of the spec it knows by itself. */
final class NewNames {
  private final Catalogue catalogue;
  private int told;

  NewNames(Catalogue catalogue) {
    this.catalogue = catalogue;
    told = catalogue.namesOfSpec();
  }

  /**
   * Those since the last call. Whatever was counted before it was counted under one of these, or
   * under one that was told before.
   */
  List<RequestKey> next() {
    List<RequestKey> all = catalogue.names();
    List<RequestKey> added = List.copyOf(all.subList(told, all.size()));
    told += added.size();
    return added;
  }
}
