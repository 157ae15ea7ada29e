package dev.throng.runner.imports;

import dev.throng.crds.writing.Comments;
import java.util.List;

/** What stands above an imported manifest. */
public final class Preamble {
  private static final int MAX_NOTES = 30;

  private Preamble() {}

  public static void write(Notes notes, Comments comments) {
    comments.head("Made by throng import. Try it with throng check, then throng run.");
    lines("Decided", notes.decided(), comments);
    lines("Left out", notes.leftOut(), comments);
    lines("Fill in", notes.fillIn(), comments);
  }

  private static void lines(String what, List<String> sentences, Comments comments) {
    sentences.stream().limit(MAX_NOTES).forEach(s -> comments.head(what + ": " + s));
    if (sentences.size() > MAX_NOTES) {
      comments.head(what + ": and " + (sentences.size() - MAX_NOTES) + " more.");
    }
  }
}
