package dev.throng.crds.problems;

/** A place in a file, both counted from 1. */
public record Position(int line, int column) {
  public static final Position UNKNOWN = new Position(0, 0);

  public boolean isKnown() {
    return line > 0;
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
