package dev.throng.crds.problems;

/** Leads to a field of a manifest: {@code spec.userClasses[0].tasks[1].steps[0].headers.Accept}. */
public record Path(String text) {
  public static final Path ROOT = new Path("");
  public static final Path SPEC = new Path("spec");

  public Path field(String name) {
    return new Path(text.isEmpty() ? name : text + "." + name);
  }

  public Path index(int index) {
    return new Path(text + "[" + index + "]");
  }

  /** Whether one of the two is the other, or lies within it. */
  public static boolean overlap(String one, String other) {
    return within(one, other) || within(other, one);
  }

  private static boolean within(String inner, String outer) {
    return inner.startsWith(outer)
        && (inner.length() == outer.length()
            || outer.isEmpty()
            || ".[".indexOf(inner.charAt(outer.length())) >= 0);
  }

  @Override
  public String toString() {
    return text;
  }
}
