package dev.throng.crds.urls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv6 address of a URL in its one canonical form, so that all ways to write it are one host.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv6-serializer">WHATWG URL, IPv6
 *     serializer</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5952#section-4">RFC 5952, section 4</a>
 */
final class Ipv6 {
  private static final Pattern BRACKETED =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)(%25[A-Za-z0-9_.~-]+)?]");
  private static final int GROUPS = 8;

  private Ipv6() {}

  /**
   * @param bracketed as it stands in a URL, perhaps with a zone (RFC 6874)
   * @throws IllegalArgumentException if it is no address
   */
  static String of(String bracketed) {
    Matcher literal = BRACKETED.matcher(bracketed);
    if (!literal.matches() || !literal.group(1).contains(":")) {
      throw wrong(bracketed);
    }
    String zone = literal.group(2) == null ? "" : literal.group(2);
    try {
      return text(Inet6Address.ofLiteral(literal.group(1))) + zone;
    } catch (IllegalArgumentException _) {
      throw wrong(bracketed);
    }
  }

  private static String text(InetAddress address) {
    int[] groups = groups(address.getAddress());
    int longest = 0;
    int from = -1;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > Math.max(1, longest)) {
        longest = zeros;
        from = i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == from) {
        text.append("::");
        i += longest - 1;
      } else {
        String colon = text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":";
        text.append(colon).append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /** Java has four bytes for an IPv4 address that is written as an IPv6 one. */
  private static int[] groups(byte[] bytes) {
    int[] groups = new int[GROUPS];
    int first = GROUPS - bytes.length / 2;
    for (int i = first; i < GROUPS; i++) {
      int at = 2 * (i - first);
      groups[i] = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
    if (first > 0) {
      groups[first - 1] = 0xffff;
    }
    return groups;
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("\"" + text + "\" is no IPv6 address");
  }
}
