package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How users speak HTTP to the target. {@code maxConnections} counts for shared connections, over
 * all workers.
 */
public record Http(
    @JsonPropertyDescription("auto offers HTTP/2 over TLS and speaks HTTP/1.1 otherwise.")
        @Default("auto")
        Version version,
    @JsonPropertyDescription(
            "Whether each user has its own, as a browser does, or borrows from a pool.")
        @Default("perUser")
        Connections connections,
    @JsonPropertyDescription("Size of the shared pool, over all workers.")
        @Min(1) @Max(1_000_000) @Default("500")
        Integer maxConnections,
    @JsonPropertyDescription("A request without its whole answer by then is a failure.")
        @Default("10s")
        GoDuration timeout,
    @JsonPropertyDescription("Follow at most 10 redirects; they count as one request.")
        @Default("true")
        Boolean followRedirects,
    @JsonPropertyDescription("Keep a cookie jar per user.") @Default("true") Boolean cookies,
    @JsonPropertyDescription("Accept gzip and deflate.") @Default("true") Boolean compression,
    @JsonPropertyDescription("What to trust and what to present.") Tls tls,
    @JsonPropertyDescription("Between users and target; default: none.") @Nullable HttpProxy proxy,
    @JsonPropertyDescription(
            "Addresses of servers in place of what the DNS says, as curl's --resolve has them: "
                + "{\"shop.example:443\": 10.0.0.5}.")
        @Size(max = 100) Map<String, @Size(max = 45) String> resolve,
    @JsonPropertyDescription("Whether connections go to all addresses of a name in turn.")
        @Default("all")
        Addresses addresses,
    @JsonPropertyDescription(
            "A connection that is older gets no more requests, so that servers that came later get"
                + " load; default: none is too old.")
        @Nullable GoDuration maxConnectionAge,
    @JsonPropertyDescription("Traces of a share of the requests; default: none.")
        @Nullable Tracing tracing) {
  public Http {
    version = version == null ? Version.AUTO : version;
    connections = connections == null ? Connections.PER_USER : connections;
    maxConnections = maxConnections == null ? 500 : maxConnections;
    timeout = timeout == null ? GoDuration.ofSeconds(10) : timeout;
    followRedirects = followRedirects == null ? true : followRedirects;
    cookies = cookies == null ? true : cookies;
    compression = compression == null ? true : compression;
    tls = tls == null ? Tls.DEFAULT : tls;
    resolve =
        resolve == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(resolve));
    addresses = addresses == null ? Addresses.ALL : addresses;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Http DEFAULT =
      new Http(null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** AUTO offers h2 and HTTP/1.1 by ALPN over TLS and speaks HTTP/1.1 in clear text. */
  public enum Version {
    @JsonProperty("auto")
    AUTO,
    @JsonProperty("http1.1")
    HTTP_1_1,
    @JsonProperty("http2")
    HTTP_2,
    @JsonProperty("http2-prior-knowledge")
    HTTP_2_PRIOR_KNOWLEDGE
  }

  /**
   * Whether each user has connections of its own, as a browser does, or borrows from a shared pool.
   */
  public enum Connections {
    @JsonProperty("perUser")
    PER_USER,
    @JsonProperty("shared")
    SHARED
  }

  /** ALL uses the addresses of a name in turn, FIRST only its first that can be reached. */
  public enum Addresses {
    @JsonProperty("all")
    ALL,
    @JsonProperty("first")
    FIRST
  }
}
