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

/**
 * Names for what can go wrong on the way to an answer: one for each cause, the same for every
 * request it hits.
 */
public final class Failures {
  /** As the JDK names the alerts of RFC 8446, section 6.2. */
  private static final Pattern CERTIFICATE_ALERT =
      Pattern.compile(
          "fatal alert: (bad_certificate|unsupported_certificate|certificate_revoked"
              + "|certificate_expired|certificate_unknown|unknown_ca|certificate_required)");

  /** Netty's messages name streams, which differ from request to request. */
  private static final Pattern STREAM_NUMBER = Pattern.compile("\\b([Ss]tream) \\d+");

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
      case ClearTextHttp2Exception e -> Reason.of(e);
      case UnwelcomeClientException e -> Reason.of(e) + ": " + where;
      case UnknownHostException _ -> "unknown host: " + destination.origin().host();
      case ConnectTimeoutException _ -> "connect timeout: " + where;
      case NoRouteToHostException _ -> "no route to host: " + where;
      case ConnectException e when says(e, "refused") -> "connection refused: " + where;
      case SSLException e -> "TLS: " + Reason.innermost(e);
      case IOException e when says(e, "reset") -> "connection reset: " + where;
      case VertxException e when destination.origin().tls() && says(e, "connection was closed") ->
          "connection closed right after the TLS handshake: " + where;
      default -> {
        Throwable cause = failure.getCause();
        yield cause instanceof SSLException
                || cause instanceof java.security.GeneralSecurityException
            ? "TLS: " + Reason.innermost(cause)
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
      case SSLException e -> tls(e);
      case DecoderException e when e.getCause() instanceof SSLException cause -> tls(cause);
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

  /**
   * In TLS 1.3 a server looks at the client's certificate when the client takes the handshake for
   * done, so its refusal comes in place of the first answer (RFC 8446, section 4.4.2.4).
   */
  private static String tls(SSLException failure) {
    Matcher alert = CERTIFICATE_ALERT.matcher(Reason.innermost(failure));
    return alert.find()
        ? "TLS: the server refused the client's certificate: " + alert.group(1).replace('_', ' ')
        : "TLS: " + Reason.innermost(failure);
  }

  private static boolean says(Throwable failure, String word) {
    return Reason.of(failure).toLowerCase(Locale.ROOT).contains(word);
  }
}
