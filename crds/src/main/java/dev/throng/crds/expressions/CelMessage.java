package dev.throng.crds.expressions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what CEL's compiler says in the words of a user. */
final class CelMessage {
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)'( \\(.*)?");

  private CelMessage() {}

  static String plain(String message) {
    Matcher noOverload = NO_OVERLOAD.matcher(message);
    if (noOverload.matches()) {
      return operator(noOverload.group(1)) + " does not take " + types(noOverload.group(2));
    }
    if (message.startsWith("token recognition error at: '=")) {
      return "= is no comparison, == is";
    }
    return message.replace(" (in container '')", "");
  }

  /** CEL calls {@code ==} {@code _==_}. */
  private static String operator(String name) {
    return name.matches("[_!-].*") ? name.replace("_", "") : name;
  }

  private static String types(String types) {
    return types.replace("google.protobuf.", "").replaceFirst("^([^(]*)\\.\\(", "$1.(");
  }
}
