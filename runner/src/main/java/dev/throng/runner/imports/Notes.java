package dev.throng.runner.imports;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an import did that its reader should know; each sentence once. */
public final class Notes {
  private final Set<String> decided = new LinkedHashSet<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Set<String> fillIn = new LinkedHashSet<>();
  private int notUnderstood;

  /** Something that the source does not say was chosen. */
  public void decided(String sentence) {
    decided.add(sentence);
  }

  /** Something of the source is not in the manifest. */
  public void leftOut(String sentence) {
    leftOut.add(sentence);
  }

  /** Something only the reader knows. */
  public void fillIn(String sentence) {
    fillIn.add(sentence);
  }

  /** Places of the source have comments in their stead. */
  public void notUnderstood(int places) {
    notUnderstood += places;
  }

  public List<String> decided() {
    return List.copyOf(decided);
  }

  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  public List<String> fillIn() {
    return List.copyOf(fillIn);
  }

  /** Such as {@code 2 decisions, 1 left out, 3 to fill in}. */
  public String counts() {
    return count(decided, decided.size() == 1 ? " decision" : " decisions")
        + ", "
        + count(leftOut, " left out")
        + ", "
        + count(fillIn, " to fill in")
        + (notUnderstood == 0
            ? ""
            : ", "
                + notUnderstood
                + (notUnderstood == 1 ? " place" : " places")
                + " not understood");
  }

  private static String count(Collection<String> sentences, String what) {
    return sentences.size() + what;
  }
}
