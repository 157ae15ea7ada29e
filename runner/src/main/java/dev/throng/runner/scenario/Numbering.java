package dev.throng.runner.scenario;

import dev.throng.crds.spec.Check;
import dev.throng.crds.steps.Request;
import dev.throng.crds.steps.Timed;
import dev.throng.runner.catalogue.Catalogue;
import java.util.List;

/**
 * Knows the numbers of what a program names.
 *
 * @param feeds in the order in which the manifest has them
 */
record Numbering(Catalogue catalogue, List<String> feeds) {
  int request(Request request) {
    return catalogue.name(Catalogue.key(request));
  }

  int transaction(Timed transaction) {
    return catalogue.name(Catalogue.key(transaction));
  }

  int check(int name, Check check) {
    return catalogue.check(name, check);
  }

  int feed(String name) {
    return feeds.indexOf(name);
  }
}
