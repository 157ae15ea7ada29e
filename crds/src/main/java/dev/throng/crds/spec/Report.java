package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** What a finished run leaves behind in the cluster. */
public record Report(
    @JsonPropertyDescription("Keep the HTML report.") @Default("true") Boolean html,
    @JsonPropertyDescription("Keep the CSV files.") @Default("true") Boolean csv) {
  public Report {
    html = html == null ? true : html;
    csv = csv == null ? true : csv;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Report DEFAULT = new Report(null, null);
}
