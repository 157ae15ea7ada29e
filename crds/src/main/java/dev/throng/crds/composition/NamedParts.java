package dev.throng.crds.composition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named things of several manifests, put together. A name may stand in two of them if it means the
 * same.
 */
public final class NamedParts<V> {
  private final String field;
  private final Map<String, V> all = new LinkedHashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  /**
   * @param field for messages, such as {@code spec.data}
   */
  public NamedParts(String field) {
    this.field = field;
  }

  /**
   * @throws Contradiction if another manifest means something else by one of the names
   */
  public NamedParts<V> add(String source, Map<String, V> parts) {
    parts.forEach((name, value) -> {
      String owner = sources.putIfAbsent(name, source);
      if (owner == null) {
        all.put(name, value);
      } else if (!value.equals(all.get(name))) {
        throw new Contradiction(
            field
                + "."
                + name
                + ": "
                + owner
                + " and "
                + source
                + " mean different things by it; rename one");
      }
    });
    return this;
  }

  public Map<String, V> all() {
    return all;
  }
}
