package dev.throng.runner.imports;

import java.util.HashSet;
import java.util.Set;

/** Names that are different in one list. */
public final class TaskNames {
  private static final int LONGEST = 80;

  private final Set<String> given = new HashSet<>();

  /** A name made of a text, with a number behind it where it is there already. */
  public String next(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").replace("${", "$[").strip();
    String base = plain.isEmpty() ? "task" : cut(plain, LONGEST);
    String name = base;
    for (int i = 2; !given.add(name); i++) {
      String number = " " + i;
      name = cut(base, LONGEST - number.length()) + number;
    }
    return name;
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }
}
