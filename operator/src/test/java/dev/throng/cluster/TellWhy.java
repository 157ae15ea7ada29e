package dev.throng.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints what the cluster looked like when a test failed: the node is gone soon after. */
final class TellWhy implements TestWatcher {
  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    System.out.println("=== the cluster after " + context.getDisplayName());
    print("get", "loadtests,pods,jobs", "--all-namespaces", "--output=wide");
    print("get", "events", "--all-namespaces", "--sort-by=.metadata.creationTimestamp");
    print("logs", "--namespace", Node.SYSTEM, "deployment/throng", "--tail=60");
  }

  private static void print(String... arguments) {
    System.out.println(Node.started().kubectl().attempt("", arguments).text());
  }
}
