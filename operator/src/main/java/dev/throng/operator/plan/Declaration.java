package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.operator.resources.Owner;
import java.time.Instant;
import java.util.Optional;

/**
 * A LoadTest as its users declare it, and what is known of it so far.
 *
 * @param rawSpec as the API server has it
 * @param reading the spec, or all that is wrong with it
 */
public record Declaration(
    Owner owner,
    long generation,
    Instant created,
    JsonNode rawSpec,
    ReadSpec reading,
    LoadTestStatus status) {

  /** Empty if anything is wrong with it. */
  public Optional<LoadTestSpec> spec() {
    return reading.isValid() ? Optional.of(reading.spec()) : Optional.empty();
  }
}
