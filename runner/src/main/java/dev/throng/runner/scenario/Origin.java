package dev.throng.runner.scenario;

import dev.throng.crds.urls.HttpUrl;

/**
 * Where a connection leads.
 *
 * @param host in lower case; an IPv6 address without brackets
 */
public record Origin(boolean tls, String host, int port) {

  /** The host as it stands in a URL: IPv6 addresses in brackets. */
  public String uriHost() {
    return HttpUrl.uriHost(host);
  }

  @Override
  public String toString() {
    return uriHost() + ":" + port;
  }
}
