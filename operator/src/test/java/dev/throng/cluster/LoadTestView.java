package dev.throng.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** A LoadTest as {@code kubectl get} shows it. */
record LoadTestView(JsonNode object) {
  String name() {
    return object.path("metadata").path("name").asText();
  }

  JsonNode status() {
    return object.path("status");
  }

  String phase() {
    return status().path("phase").asText();
  }

  String verdict() {
    return status().path("verdict").asText();
  }

  /** Why the run is where it is. */
  String reason() {
    return status().path("run").path("reason").asText();
  }

  int run() {
    return status().path("run").path("number").asInt();
  }

  long requests() {
    return status().path("summary").path("requests").asLong();
  }

  /** As {@code kubectl wait} has it: of the spec as it is now. */
  boolean isFinished() {
    long generation = object.at("/metadata/generation").asLong();
    return condition("Finished").equals("True")
        && Long.parseLong(field("Finished", "observedGeneration")) >= generation;
  }

  /** Of a condition, such as {@code True}. */
  String condition(String type) {
    return field(type, "status");
  }

  String conditionReason(String type) {
    return field(type, "reason");
  }

  String message(String type) {
    return field(type, "message");
  }

  private String field(String type, String field) {
    return StreamSupport.stream(status().path("conditions").spliterator(), false)
        .filter(condition -> condition.path("type").asText().equals(type))
        .map(condition -> condition.path(field).asText())
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    return status().toPrettyString();
  }
}
