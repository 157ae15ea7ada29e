package dev.throng.runner.http;

import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Servers that are asked without a proxy, as {@code NO_PROXY} names them: a host and all below it
 * ({@code example.com}, {@code .example.com}, {@code *.example.com}), with a port or without; an
 * address; a range of addresses ({@code 10.0.0.0/8}); {@code *} for all. Ranges are about targets
 * that are written as addresses, since names are the proxy's to look up.
 */
final class ProxyExceptions {
  private final List<String> names = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();

  /** Addresses that begin alike. */
  private record Range(byte[] first, int bits) {
    boolean contains(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /** What is none of these is the name of no host, and excepts nothing. */
  ProxyExceptions(List<String> entries) {
    entries.forEach(this::add);
  }

  private void add(String written) {
    String entry = written.strip().toLowerCase(Locale.ROOT);
    int slash = entry.indexOf('/');
    byte[] network =
        slash < 0 ? null : NetUtil.createByteArrayFromIpAddressString(entry.substring(0, slash));
    if (network != null && entry.substring(slash + 1).matches("[0-9]{1,3}")) {
      int bits = Integer.parseInt(entry.substring(slash + 1));
      ranges.add(new Range(network, Math.min(bits, network.length * 8)));
    } else if (!entry.isEmpty()) {
      names.add(entry.equals("*") ? entry : entry.replaceFirst("^\\*?\\.", ""));
    }
  }

  boolean contain(String host, int port) {
    byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
    return names.stream().anyMatch(name -> matches(name, host, port, address != null))
        || address != null && ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static boolean matches(String name, String host, int port, boolean isAddress) {
    String bare = name.replaceFirst("^\\[(.*)]", "$1");
    return name.equals("*")
        || Arrays.asList(host, host + ":" + port, "[" + host + "]:" + port).contains(bare)
        || !isAddress && (host.endsWith("." + bare) || (host + ":" + port).endsWith("." + bare));
  }
}
