package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that the run shows.
 *
 * @param evidence the numbers that it rests on, by a name that ends with their unit
 * @param text one or two plain sentences
 */
public record Finding(
    FindingId id,
    Subject subject,
    Stretch stretch,
    Map<String, Double> evidence,
    Confidence confidence,
    String text) {
  public Finding {
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  /** The class of causes and fixes. */
  public String pointsTo() {
    return id.pointsTo();
  }
}
