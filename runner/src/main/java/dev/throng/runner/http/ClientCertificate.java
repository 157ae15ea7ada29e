package dev.throng.runner.http;

import io.vertx.core.VertxException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the certificate that a test has, if any, to servers that ask for one, and notes which of
 * them asked. In TLS 1.3 a server refuses it when the handshake is over for the client (RFC 8446,
 * section 4.4.2.4), and Vert.x 5.1.6 drops the alert if it comes before HTTP/2 has begun: all that
 * is left is a connection that closed.
 */
final class ClientCertificate extends X509ExtendedKeyManager {
  private static final int MAX_SERVERS = 500;

  private final @Nullable X509KeyManager identity;

  /** Servers that asked, as host and port, and what they got. */
  private final Map<String, Given> asked = new ConcurrentHashMap<>();

  /** What a server got, in the words of a failure. */
  enum Given {
    NOTHING("none"),
    NOTHING_THAT_FITS("none, since the test's is of no issuer and kind that it takes,"),
    CERTIFICATE("one");

    final String text;

    Given(String text) {
      this.text = text;
    }
  }

  ClientCertificate(@Nullable X509KeyManager identity) {
    this.identity = identity;
  }

  /** Why there is no connection to a server, as far as is known. */
  Throwable reason(Throwable failure, String host, int port) {
    Given given = asked.get(server(host, port));
    return given != null && failure instanceof VertxException
        ? new Failures.UnwelcomeClientException(given)
        : failure;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    String alias = chooseClientAlias(keyTypes, issuers, null);
    if (asked.size() < MAX_SERVERS) {
      asked.put(server(engine.getPeerHost(), engine.getPeerPort()), given(alias));
    }
    return alias;
  }

  private Given given(@Nullable String alias) {
    return alias != null
        ? Given.CERTIFICATE
        : identity == null ? Given.NOTHING : Given.NOTHING_THAT_FITS;
  }

  private static String server(@Nullable String host, int port) {
    return host + ":" + port;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return identity == null ? null : identity.chooseClientAlias(keyTypes, issuers, socket);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return identity == null ? null : identity.getClientAliases(keyType, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return identity == null ? null : identity.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity == null ? null : identity.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
