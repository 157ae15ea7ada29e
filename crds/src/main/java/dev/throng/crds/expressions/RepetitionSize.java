package dev.throng.crds.expressions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression gets when its counted repetitions are written out, which RE2/J
 * does without a limit: {@code ((a{1000}){1000}){1000}} would take all memory.
 */
final class RepetitionSize {
  static final int MAX = 10_000;

  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,9})(,([0-9]{0,9}))?}");

  private final String text;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long size;
  private long lastAtom;
  private int at;

  private RepetitionSize(String text) {
    this.text = text;
  }

  /** In characters, no less than what RE2/J makes of it; at most a little above {@link #MAX}. */
  static long of(String text) {
    return new RepetitionSize(text).measure();
  }

  private long measure() {
    while (at < text.length() && size <= MAX) {
      switch (text.charAt(at)) {
        case '(' -> open();
        case ')' -> close();
        case '[' -> atom(endOfClass());
        case '\\' -> escape();
        case '{' -> repeat();
        default -> atom(at + 1);
      }
    }
    return size;
  }

  private void open() {
    outer.push(size);
    size = 1;
    at++;
  }

  private void close() {
    lastAtom = size;
    size += outer.isEmpty() ? 0 : outer.pop();
    at++;
  }

  private void escape() {
    if (text.startsWith("\\Q", at)) {
      int end = text.indexOf("\\E", at);
      size += (end < 0 ? text.length() : end) - at;
      at = end < 0 ? text.length() : end + 2;
    } else {
      atom(Math.min(text.length(), at + 2));
    }
  }

  private void atom(int end) {
    lastAtom = 1;
    size++;
    at = end;
  }

  private void repeat() {
    Matcher count = COUNT.matcher(text).region(at, text.length());
    if (!count.lookingAt()) {
      atom(at + 1);
      return;
    }
    String max = count.group(3) == null || count.group(3).isEmpty() ? "0" : count.group(3);
    long times = Math.max(1, Math.max(Long.parseLong(count.group(1)), Long.parseLong(max)));
    size += lastAtom * (times - 1);
    lastAtom *= times;
    at = count.end();
  }

  /** The first character after a class such as {@code [^]a-z\]]}. */
  private int endOfClass() {
    int end = at + (text.startsWith("[^", at) ? 2 : 1);
    if (text.startsWith("]", end)) {
      end++;
    }
    while (end < text.length() && text.charAt(end) != ']') {
      int posix = text.startsWith("[:", end) ? text.indexOf(":]", end) : -1;
      end = posix >= 0 ? posix + 2 : text.charAt(end) == '\\' ? end + 2 : end + 1;
    }
    return Math.min(text.length(), end + 1);
  }
}
