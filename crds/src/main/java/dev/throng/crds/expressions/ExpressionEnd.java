package dev.throng.crds.expressions;

/** Finds the brace that ends an expression, past the braces and strings within it. */
final class ExpressionEnd {
  private ExpressionEnd() {}

  /**
   * @param start the first character after {@code ${}
   * @throws IllegalArgumentException if there is no end
   */
  static int find(String source, int start) {
    int depth = 0;
    for (int at = start; at < source.length(); at++) {
      switch (source.charAt(at)) {
        case '{' -> depth++;
        case '}' -> {
          if (depth-- == 0) {
            return at;
          }
        }
        case '"', '\'' -> at = endOfString(source, at);
        default -> {}
      }
    }
    throw new IllegalArgumentException(
        "has a ${ without its } (character " + (start - 1) + "); $${ stands for ${ itself");
  }

  private static int endOfString(String source, int start) {
    char quote = source.charAt(start);
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = source.startsWith(triple, start);
    boolean isRaw = start > 0 && "rR".indexOf(source.charAt(start - 1)) >= 0;
    String end = isTriple ? triple : String.valueOf(quote);
    for (int at = start + end.length(); at < source.length(); at++) {
      if (source.charAt(at) == '\\' && !isRaw) {
        at++;
      } else if (source.startsWith(end, at)) {
        return at + end.length() - 1;
      }
    }
    return source.length();
  }
}
