package dev.throng.runner.imports.locust;

import java.util.Set;
import java.util.regex.Pattern;

/** Calls after which a user does no more, or no more of its task. */
final class Stops {
  private static final Set<String> OF_PROCESS =
      Set.of("sys.exit", "exit", "quit", "os._exit", "os.abort");
  private static final Pattern OF_TEST = Pattern.compile("(.*\\.)?runner\\.(quit|stop)");
  private static final Pattern OF_USER =
      Pattern.compile("(self|l|user)(\\.user|\\.parent|\\.locust)*\\.stop");

  private Stops() {}

  /** Whether a function, by its full name, ends the whole test. */
  static boolean test(String function) {
    return OF_PROCESS.contains(function) || OF_TEST.matcher(function).matches();
  }

  /** Whether a node is such a call, as far as its name tells. */
  static boolean any(Py node) {
    String function = node.get("func").dotted();
    return node.is("Call")
        && (test(function)
            || OF_USER.matcher(function).matches()
            || node.get("func").text("attr").equals("interrupt"));
  }
}
