package dev.throng.runner.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where each variable of a user is kept. */
final class Slots {
  private final Map<String, Integer> slots = new LinkedHashMap<>();

  int of(String variable) {
    return slots.computeIfAbsent(variable, _ -> slots.size());
  }

  boolean has(String variable) {
    return slots.containsKey(variable);
  }

  Map<String, Integer> all() {
    return slots;
  }

  int size() {
    return slots.size();
  }
}
