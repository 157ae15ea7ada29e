package dev.throng.runner.scenario;

import dev.throng.runner.scenario.Scenario.CheckKey;
import dev.throng.runner.stats.RequestKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives names, checks and feeds their numbers, in the order in which the manifest has them. */
final class Numbering {
  /** Names that do not fit are counted together under {@link RequestKey#OTHER}. */
  static final int MAX_NAMES = 500;

  private final Map<RequestKey, Integer> names = new LinkedHashMap<>();
  private final Map<CheckKey, Integer> checks = new LinkedHashMap<>();
  private final List<String> feeds;

  Numbering(List<String> feeds) {
    this.feeds = feeds;
  }

  int request(String method, String name) {
    return name(new RequestKey(method, name));
  }

  int transaction(String name) {
    return name(new RequestKey(RequestKey.TRANSACTION, name));
  }

  private int name(RequestKey key) {
    Integer known = names.get(key);
    if (known != null) {
      return known;
    }
    RequestKey fitting = names.size() < MAX_NAMES - 1 ? key : RequestKey.OTHER;
    return names.computeIfAbsent(fitting, _ -> names.size());
  }

  int check(int name, String label) {
    return checks.computeIfAbsent(new CheckKey(name, label), _ -> checks.size());
  }

  int feed(String name) {
    return feeds.indexOf(name);
  }

  List<RequestKey> names() {
    return new ArrayList<>(names.keySet());
  }

  List<CheckKey> checks() {
    return new ArrayList<>(checks.keySet());
  }
}
