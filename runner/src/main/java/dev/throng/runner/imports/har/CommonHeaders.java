package dev.throng.runner.imports.har;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Headers that every request of a recording has, with the same value. */
record CommonHeaders(Map<String, String> headers) {
  static CommonHeaders of(
      List<Kept.Exchange> exchanges, Function<HarEntry, Map<String, String>> headers) {
    if (exchanges.size() < 2) {
      return new CommonHeaders(Map.of());
    }
    Map<String, String> common = new LinkedHashMap<>(headers.apply(exchanges.getFirst().entry()));
    for (Kept.Exchange exchange : exchanges) {
      common.entrySet().retainAll(headers.apply(exchange.entry()).entrySet());
    }
    return new CommonHeaders(common);
  }
}
