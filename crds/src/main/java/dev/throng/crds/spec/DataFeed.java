package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that steps read one at a time; exactly one of csv and json. */
@ValidationRule(
    value = "has(self.csv) != has(self.json)",
    message = "must have exactly one of csv, json")
@ValidationRule(value = "!has(self.columns) || has(self.csv)", message = "columns go with csv")
public record DataFeed(
    @JsonPropertyDescription("Rows as CSV; the first line names the columns.")
        @Nullable DataSource csv,
    @JsonPropertyDescription("Rows as a JSON array of objects.") @Nullable DataSource json,
    @JsonPropertyDescription("Names of the columns, for CSV whose first line is a row already.")
        @Size(min = 1, max = 200) @Nullable List<@Size(min = 1, max = 200) String> columns,
    @JsonPropertyDescription(
            "sequential, random, or unique: no row for two users at the same time.")
        @Default("sequential")
        Pick pick) {
  public DataFeed {
    columns = columns == null ? null : List.copyOf(columns);
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
