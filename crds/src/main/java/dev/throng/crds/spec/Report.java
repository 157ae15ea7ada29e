package dev.throng.crds.spec;

/** What a finished run leaves behind in the cluster. */
public record Report(Boolean html, Boolean csv) {
  public Report {
    html = html == null ? true : html;
    csv = csv == null ? true : csv;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Report DEFAULT = new Report(null, null);
}
