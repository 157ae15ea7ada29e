package dev.throng.runner.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One case of the corpus below {@code src/test/resources/answers}: what is asked, what a server
 * plays, and what must be recorded of it.
 *
 * @param plays the lines to play for each time that the request comes
 * @param method of the request
 * @param fresh whether the request comes on a connection that has not served before
 * @param reads the body that a check expects, or empty when nothing reads it
 * @param pause a wait after the request, as {@code 30ms}, or empty
 * @param status that is recorded, 0 for none
 * @param failure that is recorded, or empty
 * @param sameConnection whether the next request comes on the same connection
 */
record OddAnswer(
    String title,
    List<List<String>> plays,
    String method,
    boolean fresh,
    String reads,
    String pause,
    int status,
    String failure,
    boolean sameConnection) {

  /** All cases of a file. */
  static List<OddAnswer> read(String file) {
    try (InputStream in = OddAnswer.class.getResourceAsStream("/answers/" + file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<OddAnswer> cases = new ArrayList<>();
      for (String block : text.split("(?m)^=== ")) {
        if (!block.startsWith("#") && !block.isBlank()) {
          cases.add(parse(block.lines().toList()));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OddAnswer parse(List<String> lines) {
    List<List<String>> plays = new ArrayList<>();
    plays.add(new ArrayList<>());
    String method = "GET";
    boolean fresh = false;
    String reads = "";
    String pause = "";
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("--> ")) {
        String[] parts = line.substring(4).split(" ", 3);
        return new OddAnswer(
            lines.getFirst(),
            plays,
            method,
            fresh,
            reads,
            pause,
            Integer.parseInt(parts[0]),
            parts.length == 3 ? parts[2] : "",
            parts[1].equals("same"));
      }
      switch (line.split(" ")[0]) {
        case "@ask" -> method = line.substring(5);
        case "@fresh" -> fresh = true;
        case "@reads" -> reads = line.substring(7);
        case "@pause" -> pause = line.substring(7);
        case "@again" -> plays.add(new ArrayList<>());
        default -> plays.getLast().add(line);
      }
    }
    throw new IllegalArgumentException("no --> in " + lines.getFirst());
  }

  /** The lines to play when the request comes for this time, counted from 0. */
  List<String> play(int time) {
    return plays.get(Math.min(time, plays.size() - 1));
  }

  /** What must be recorded, as {@link OddAnswersRun#record} says it. */
  String record() {
    return status + (sameConnection ? " same" : " new") + (failure.isEmpty() ? "" : " " + failure);
  }
}
