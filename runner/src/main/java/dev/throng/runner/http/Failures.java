package dev.throng.runner.http;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.scenario.Destination;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Names for what can go wrong on the way to an answer: one for each cause, the same for every
 * request it hits.
 */
public final class Failures {
  /** Netty's messages name streams, which differ from request to request. */
  private static final Pattern STREAM_NUMBER = Pattern.compile("\\b([Ss]tream) \\d+");

  /** As Netty says it. */
  private static final Pattern PROXY_STATUS = Pattern.compile("status: (\\d{3}.*)$");

  private Failures() {}

  public static Failure ofConnecting(Throwable failure, Destination destination) {
    String where = destination.origin().toString();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (says(cause, "too many open files")) {
        return Failure.ofGenerator(
            "the generator has no file descriptor left for a connection to " + where);
      }
      if (cause instanceof BindException || says(cause, "cannot assign requested address")) {
        return Failure.ofGenerator(
            "the generator has no local port or address left for a connection to " + where);
      }
    }
    return Failure.ofTarget(unreachable(failure, destination, where));
  }

  private static String unreachable(Throwable failure, Destination destination, String where) {
    return switch (failure) {
      case ProxyException e -> "proxy " + e.proxy + ": " + byProxy(e.getCause());
      case ClearTextHttp2Exception e -> Reason.of(e);
      case UnwelcomeClientException e -> Reason.of(e) + ": " + where;
      case UnknownHostException _ -> "unknown host: " + destination.origin().host();
      case ConnectTimeoutException _ -> "connect timeout: " + where;
      case NoRouteToHostException _ -> "no route to host: " + where;
      case ConnectException e when says(e, "refused") -> "connection refused: " + where;
      case SSLException e -> TlsFailures.ofConnecting(e);
      case IOException e when says(e, "reset") -> "connection reset: " + where;
      case VertxException e when destination.origin().tls() && says(e, "connection was closed") ->
          "connection closed right after the TLS handshake: " + where;
      default -> {
        Throwable cause = failure.getCause();
        yield cause instanceof SSLException
                || cause instanceof java.security.GeneralSecurityException
            ? TlsFailures.ofConnecting(failure)
            : "cannot connect to " + where + ": " + Reason.of(failure);
      }
    };
  }

  /**
   * @param answered whether the answer's head had arrived
   */
  static Failure ofExchange(Throwable failure, boolean answered) {
    return failure instanceof LostInRaceException
        ? Failure.ofGenerator(Reason.of(failure))
        : Failure.ofTarget(broken(failure, answered));
  }

  private static String broken(Throwable failure, boolean answered) {
    String when = answered ? " before the answer was complete" : " before the answer";
    return switch (failure) {
      case AnswerException e -> Reason.of(e);
      case StreamResetException e -> "stream reset by the server, code " + e.getCode();
      case GoneAwayException e -> "connection closed by the server, code " + e.code + "," + when;
      case HttpClosedException _, PrematureChannelClosureException _ -> "connection closed" + when;
      case SSLException e -> TlsFailures.ofExchange(e);
      case DecoderException e when e.getCause() instanceof SSLException cause ->
          TlsFailures.ofExchange(cause);
      case DecoderException e -> "malformed answer: " + Reason.innermost(e);
      case NumberFormatException _ -> "malformed answer: a number in it cannot be read";
      case IllegalArgumentException e -> "malformed answer: " + Reason.of(e);
      case IllegalStateException e -> "malformed answer: " + Reason.of(e);
      case Http2Exception e ->
          "malformed answer: " + STREAM_NUMBER.matcher(Reason.of(e)).replaceAll("$1");
      case IOException e when says(e, "reset") || says(e, "broken pipe") ->
          "connection reset" + when;
      default -> "no answer: " + Reason.of(failure);
    };
  }

  private static String byProxy(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "no connection";
      case UnknownHostException _ -> "unknown host";
      case ConnectTimeoutException _ -> "connect timeout";
      case ConnectException e when says(e, "refused") -> "connection refused";
      default -> {
        Matcher status = PROXY_STATUS.matcher(Reason.of(failure));
        yield status.find() ? "CONNECT was answered with " + status.group(1) : Reason.of(failure);
      }
    };
  }

  /** There is no way through a proxy. */
  static final class ProxyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient Proxy proxy;

    ProxyException(Proxy proxy, Throwable cause) {
      super(null, cause, false, false);
      this.proxy = proxy;
    }
  }

  /** {@code version: http2} is agreed on within TLS, and a URL without TLS was to be asked. */
  static final class ClearTextHttp2Exception extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClearTextHttp2Exception() {
      super(
          "version http2 needs https://; for HTTP/2 in clear text use http2-prior-knowledge",
          null,
          false,
          false);
    }
  }

  /** The server asked for a client certificate, and ended the connection when it had it. */
  static final class UnwelcomeClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnwelcomeClientException(ClientCertificate.Given given) {
      super(
          "TLS: the server asked for a client certificate, got "
              + given.text
              + " and closed the connection",
          null,
          false,
          false);
    }
  }

  /** The server announced by GOAWAY that it ends the connection for an error, and did. */
  static final class GoneAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    final long code;

    /**
     * @param code of the error (RFC 9113, section 7)
     */
    GoneAwayException(long code) {
      super(null, null, false, false);
      this.code = code;
    }
  }

  /** The request was on its way while the server closed the connection, which had been idle. */
  static final class LostInRaceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostInRaceException() {
      super(
          "lost: the server closed the connection at its keep-alive limit as the request was sent",
          null,
          false,
          false);
    }
  }

  private static boolean says(Throwable failure, String word) {
    return Reason.of(failure).toLowerCase(Locale.ROOT).contains(word);
  }
}
