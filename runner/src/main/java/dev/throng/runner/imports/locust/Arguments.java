package dev.throng.runner.imports.locust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call is given: by place, and by name. */
record Arguments(List<Py> places, Map<String, Py> names, List<Py> spread) {
  static Arguments of(Py call) {
    Map<String, Py> names = new LinkedHashMap<>();
    List<Py> spread = new java.util.ArrayList<>();
    for (Py keyword : call.list("keywords")) {
      if (keyword.has("arg")) {
        names.put(keyword.text("arg"), keyword.get("value"));
      } else {
        spread.add(keyword.get("value"));
      }
    }
    return new Arguments(call.list("args"), names, spread);
  }

  /** By its place, or else by its name; null if it is not given. */
  @Nullable Py get(int place, String name) {
    return place < places.size() ? places.get(place) : names.get(name);
  }

  int size() {
    return places.size();
  }
}
