package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Rows that steps read one at a time; exactly one of csv and json. */
public record DataFeed(@Nullable DataSource csv, @Nullable DataSource json, Pick pick) {
  public DataFeed {
    pick = pick == null ? Pick.SEQUENTIAL : pick;
  }

  /** UNIQUE hands no row to two users at the same time. */
  public enum Pick {
    @JsonProperty("sequential")
    SEQUENTIAL,
    @JsonProperty("random")
    RANDOM,
    @JsonProperty("unique")
    UNIQUE
  }
}
