package dev.throng.runner.imports.har;

import java.util.List;
import java.util.Set;

/** Which hosts are the recorded site itself. */
record FirstParty(List<String> hosts, String site) {
  private static final Set<String> SECOND_LEVELS =
      Set.of("co", "com", "net", "org", "gov", "edu", "ac");

  static FirstParty of(HarOptions options, List<HarEntry> entries) {
    if (!options.hosts().isEmpty()) {
      return new FirstParty(options.hosts(), "");
    }
    HarEntry first =
        entries.stream()
            .filter(HarEntry::isReal)
            .filter(Kind::isDocument)
            .findFirst()
            .or(() -> entries.stream().filter(HarEntry::isReal).findFirst())
            .orElse(null);
    return first == null
        ? new FirstParty(List.of(), "")
        : new FirstParty(List.of(first.host()), site(first.host()));
  }

  boolean has(String hostAndPort) {
    String host = withoutPort(hostAndPort);
    return hosts.contains(hostAndPort)
        || hosts.contains(host)
        || !site.isEmpty() && (host.equals(site) || host.endsWith("." + site));
  }

  /** {@code shop.example} of {@code www.shop.example}; empty where there are no names below. */
  private static String site(String hostAndPort) {
    String host = withoutPort(hostAndPort);
    String[] labels = host.split("\\.");
    if (labels.length < 2 || host.matches("[\\d.]+|\\[.*")) {
      return "";
    }
    int kept =
        labels.length > 2
                && labels[labels.length - 1].length() == 2
                && SECOND_LEVELS.contains(labels[labels.length - 2])
            ? 3
            : 2;
    return String.join(
        ".", List.of(labels).subList(Math.max(0, labels.length - kept), labels.length));
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "").replaceFirst("\\.$", "");
  }
}
