package dev.throng.operator.resources;

import java.util.LinkedHashMap;
import java.util.Map;

/** The labels that all objects of a run bear. */
public final class Labels {
  public static final String LOAD_TEST = "throng.dev/loadtest";
  public static final String UID = "throng.dev/loadtest-uid";
  public static final String RUN = "throng.dev/run";
  public static final String ROLE = "throng.dev/role";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "throng-operator";

  /** Finds what the operator made. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR + "," + LOAD_TEST;

  private Labels() {}

  /** Of an object of the run. */
  public static Map<String, String> of(RunNames names, String role) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", "throng");
    labels.put("app.kubernetes.io/instance", names.loadTest());
    labels.put("app.kubernetes.io/component", role);
    labels.put("app.kubernetes.io/part-of", "throng");
    labels.put(MANAGED_BY, OPERATOR);
    labels.putAll(selector(names, role));
    return labels;
  }

  static Map<String, String> selector(RunNames names, String role) {
    Map<String, String> labels = new LinkedHashMap<>(selector(names));
    labels.put(ROLE, role);
    return labels;
  }

  static Map<String, String> selector(RunNames names) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(LOAD_TEST, names.loadTest());
    labels.put(UID, names.uid());
    labels.put(RUN, String.valueOf(names.run()));
    return labels;
  }
}
