package dev.throng.crds.problems;

import java.util.HashMap;
import java.util.Map;

/** Where each field of a manifest stands in its file. */
public final class Locations {
  private final Map<String, Position> positions = new HashMap<>();

  public void put(Path path, Position position) {
    positions.put(path.text(), position);
  }

  /** The field's place, or that of the nearest field around it. */
  public Position of(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Position position = positions.get(at);
      if (position != null) {
        return position;
      }
    }
    return positions.getOrDefault("", Position.UNKNOWN);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
