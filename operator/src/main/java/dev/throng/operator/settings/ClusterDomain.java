package dev.throng.operator.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The domain below which Services have their full names, as the kubelet tells each pod. */
public final class ClusterDomain {
  private static final String USUAL = "cluster.local";

  /** The kubelet lists {@code NAMESPACE.svc.DOMAIN svc.DOMAIN DOMAIN}, then what the node has. */
  private static final Pattern OF_SERVICES =
      Pattern.compile("^search\\s(?:.*?\\s)?svc\\.(\\S+?)\\.?(?:\\s|$)", Pattern.MULTILINE);

  private ClusterDomain() {}

  /**
   * @param resolvConf resolv.conf(5) of a pod; without a cluster's names, the usual domain is meant
   */
  public static String of(String resolvConf) {
    Matcher search = OF_SERVICES.matcher(resolvConf);
    return search.find() ? search.group(1).toLowerCase(Locale.ROOT) : USUAL;
  }
}
