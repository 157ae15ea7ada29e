package dev.throng.runner.http;

import dev.throng.crds.problems.Reason;
import io.netty.handler.ssl.NotSslRecordException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for what goes wrong in TLS, with what to do about it. */
final class TlsFailures {
  /** As the JDK names the alerts of RFC 8446, section 6.2. */
  private static final Pattern CERTIFICATE_ALERT =
      Pattern.compile(
          "fatal alert: (bad_certificate|unsupported_certificate|certificate_revoked"
              + "|certificate_expired|certificate_unknown|unknown_ca|certificate_required)");

  /** As the JDK says that a certificate is for others (RFC 9110, section 4.3.4). */
  private static final Pattern OTHER_NAME =
      Pattern.compile(
          "No (?:name|subject alternative DNS name) matching (.+?) found"
              + "|No subject alternative names matching IP address (.+?) found"
              + "|No subject alternative (?:DNS )?names? present");

  private TlsFailures() {}

  /** No connection came to be. */
  static String ofConnecting(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotSslRecordException) {
        return "TLS: what answers there does not speak TLS: its URL must begin with http://, or"
            + " have another port";
      }
    }
    return told(Reason.innermost(failure));
  }

  /**
   * The connection broke before an answer. In TLS 1.3 a server looks at the client's certificate
   * when the client takes the handshake for done, so its refusal comes in place of the first answer
   * (RFC 8446, section 4.4.2.4).
   */
  static String ofExchange(Throwable failure) {
    return told(Reason.innermost(failure));
  }

  private static String told(String reason) {
    Matcher alert = CERTIFICATE_ALERT.matcher(reason);
    if (alert.find()) {
      return "TLS: the server refused the client's certificate: "
          + alert.group(1).replace('_', ' ');
    }
    if (reason.contains("unable to find valid certification path")
        || reason.contains("Path does not chain")) {
      return "TLS: no authority that is trusted has signed the server's certificate: give the"
          + " authority by --cacert or THRONG_TLS_CA_FILE, on a cluster by"
          + " spec.target.http.tls.caSecret";
    }
    if (OTHER_NAME.matcher(reason).find()) {
      return "TLS: the server's certificate is for other hosts ("
          + reason
          + "): ask it by a name that is in the certificate, by spec.target.http.resolve if need be";
    }
    if (reason.startsWith("NotAfter: ")) {
      return "TLS: the server's certificate has expired (" + reason + ")";
    }
    if (reason.startsWith("NotBefore: ")) {
      return "TLS: the server's certificate is not valid yet (" + reason + ")";
    }
    return "TLS: " + reason;
  }
}
