package dev.throng.runner.imports.postman;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is understood of the scripts that run after an answer: nothing is executed, the usual lines
 * are read.
 *
 * @param checks as CEL
 * @param isMore whether there are other calls of Postman in it
 */
record PostmanScript(List<Extract> extracts, List<String> checks, boolean isMore) {
  private static final String JSON_OF =
      "(?:pm\\.response\\.json\\(\\)|JSON\\.parse\\(responseBody\\)|[A-Za-z_$][\\w$]*)";
  private static final Pattern SET_JSON =
      Pattern.compile(
          "(?:pm\\.\\w+\\.set|postman\\.set\\w+Variable)\\(\\s*[\"'`]([^\"'`]+)[\"'`]\\s*,\\s*"
              + JSON_OF
              + "((?:\\.[A-Za-z_$][\\w$]*|\\[\\d+]|\\[[\"'][^\"']+[\"']])+)\\s*\\)");
  private static final Pattern SET_HEADER =
      Pattern.compile(
          "(?:pm\\.\\w+\\.set|postman\\.set\\w+Variable)\\(\\s*[\"'`]([^\"'`]+)[\"'`]\\s*,\\s*"
              + "(pm\\.response\\.headers\\.get|pm\\.cookies\\.get|postman\\.getResponseHeader)"
              + "\\(\\s*[\"'`]([^\"'`]+)[\"'`]\\s*\\)\\s*\\)");
  private static final Pattern PART =
      Pattern.compile("\\.([\\w$]+)|\\[(\\d+)]|\\[[\"']([^\"']+)[\"']]");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?:pm\\.)?response\\.to\\.have\\.status\\(\\s*(\\d{3})\\s*\\)"
              + "|pm\\.expect\\(\\s*pm\\.response\\.code\\s*\\)(?:\\.\\w+)*\\.(?:eql|equal|eq)\\(\\s*(\\d{3})\\s*\\)"
              + "|responseCode\\.code\\s*===?\\s*(\\d{3})");
  private static final Pattern ONE_OF =
      Pattern.compile(
          "pm\\.expect\\(\\s*pm\\.response\\.code\\s*\\)(?:\\.\\w+)*\\.oneOf\\(\\s*\\[([\\d\\s,]+)]\\s*\\)");
  private static final Pattern SUCCESS =
      Pattern.compile("pm\\.response\\.to\\.be\\.(?:ok|success)\\b");
  private static final Pattern TIME =
      Pattern.compile(
          "pm\\.expect\\(\\s*pm\\.response\\.responseTime\\s*\\)(?:\\.\\w+)*\\.(?:below|lessThan)\\(\\s*(\\d+)\\s*\\)");
  private static final Pattern OTHER =
      Pattern.compile(
          "pm\\.(?:expect|sendRequest|response\\.to|\\w+\\.set)\\b|tests\\[|postman\\.set");

  /**
   * A value that is kept.
   *
   * @param from the field of an extract: {@code json}, {@code header} or {@code cookie}
   */
  record Extract(String variable, String from, String locator) {}

  static PostmanScript of(List<String> scripts) {
    List<Extract> extracts = new ArrayList<>();
    List<String> checks = new ArrayList<>();
    boolean more = false;
    for (String script : scripts) {
      String rest = script.replaceAll("(?m)^\\s*//.*$", "");
      rest = take(SET_HEADER, rest, found -> extracts.add(header(found)));
      rest =
          take(
              SET_JSON,
              rest,
              found -> extracts.add(new Extract(found.group(1), "json", pointer(found.group(2)))));
      rest = take(STATUS, rest, found -> checks.add("status == " + firstGroup(found)));
      rest = take(ONE_OF, rest, found -> checks.add("status in [" + found.group(1).strip() + "]"));
      rest = take(SUCCESS, rest, _ -> checks.add("status >= 200 && status < 300"));
      rest =
          take(TIME, rest, found -> checks.add("duration < duration('" + found.group(1) + "ms')"));
      more |= OTHER.matcher(rest).find();
    }
    return new PostmanScript(extracts, checks.stream().distinct().toList(), more);
  }

  private interface Use {
    @SuppressWarnings("UnusedReturnValue")
    boolean of(MatchResult found);
  }

  /** The script without what was found. */
  private static String take(Pattern pattern, String script, Use use) {
    Matcher matcher = pattern.matcher(script);
    matcher.results().forEach(use::of);
    return matcher.replaceAll("");
  }

  private static String firstGroup(MatchResult found) {
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return found.group(i);
      }
    }
    throw new IllegalStateException("a pattern with groups");
  }

  private static Extract header(MatchResult found) {
    boolean cookie = found.group(2).startsWith("pm.cookies");
    return new Extract(found.group(1), cookie ? "cookie" : "header", found.group(3));
  }

  private static String pointer(String path) {
    StringBuilder pointer = new StringBuilder();
    PART.matcher(path)
        .results()
        .map(PostmanScript::firstGroup)
        .forEach(part -> pointer.append('/').append(part.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }
}
