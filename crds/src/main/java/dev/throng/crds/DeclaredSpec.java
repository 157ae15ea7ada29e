package dev.throng.crds;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadSpec;

/**
 * The spec as its author wrote it, right or wrong. An informer can take in any of them, and hands
 * on what the API server has, field by field; reading it with all its problems is left to those who
 * judge it.
 */
public record DeclaredSpec(@JsonValue JsonNode json) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeclaredSpec {}

  /** The spec in records, and what is wrong with it; positions are unknown. */
  public ReadSpec read() {
    return ManifestReader.readSpec(json);
  }
}
