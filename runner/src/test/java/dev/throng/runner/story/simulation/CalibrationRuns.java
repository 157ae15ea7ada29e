package dev.throng.runner.story.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Computed runs that are counted, and the documents that say what came out: only counts of {@value
 * #FEWEST_TO_TELL} runs or more, which {@code .ci/calibrate} makes, are written.
 *
 * @param each so many of each kind
 * @param isWhole whether they are for a document, not for a build
 */
public record CalibrationRuns(int each, boolean isWhole) {
  /** Of ten kinds and more: a thousand. */
  static final int FEWEST_TO_TELL = 100;

  private static final String PROPERTY = "throng.calibrate";
  private static final Path DOCUMENTS = Path.of("../docs");

  /**
   * As many as {@code -Dthrong.calibrate} says.
   *
   * @param inEveryBuild as many as do not take long, without it
   */
  public static CalibrationRuns orInEveryBuild(int inEveryBuild) {
    return new CalibrationRuns(
        Integer.getInteger(PROPERTY, inEveryBuild), System.getProperty(PROPERTY) != null);
  }

  /** The whole is not of the runs by which limits were chosen. */
  public long firstSeed() {
    return isWhole ? 1_000_000 : 0;
  }

  /**
   * Writes a table where a document has it, if enough was counted.
   *
   * @param part as the document's comments around the table name it
   */
  public void tell(String document, String part, String table) throws IOException {
    tell(DOCUMENTS.resolve(document), part, table);
  }

  void tell(Path document, String part, String table) throws IOException {
    if (isWhole && each < FEWEST_TO_TELL) {
      System.out.println(
          document + " wants " + FEWEST_TO_TELL + " runs of each kind, and stays.\n" + table);
    } else if (isWhole) {
      String begin = "<!-- " + part + ": written by .ci/calibrate -->\n";
      String text = Files.readString(document);
      int from = text.indexOf(begin) + begin.length();
      int to = text.indexOf("<!-- end of " + part + " -->");
      Files.writeString(document, text.substring(0, from) + table + text.substring(to));
    }
  }
}
