package dev.throng.runner.worker;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Tls;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a worker finds what the manifest only names: {@code THRONG_SECRET_<NAME>} for a secret,
 * {@code THRONG_TLS_CA_FILE}, {@code THRONG_TLS_CERT_FILE} and {@code THRONG_TLS_KEY_FILE} for PEM
 * files. On a cluster the operator sets the same variables from the Secrets.
 *
 * @param variable the value of an environment variable, or null
 */
public record Environment(UnaryOperator<String> variable) {
  public static final String SECRET_PREFIX = "THRONG_SECRET_";
  public static final String CA_FILE = "THRONG_TLS_CA_FILE";
  public static final String CERT_FILE = "THRONG_TLS_CERT_FILE";
  public static final String KEY_FILE = "THRONG_TLS_KEY_FILE";

  /**
   * The variable that holds a secret: {@code THRONG_SECRET_DB_PASSWORD} for {@code db-password}.
   */
  public static String secretVariable(String secret) {
    return SECRET_PREFIX + secret.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /**
   * @throws UnresolvedException naming the first secret whose variable is not set
   */
  public Map<String, String> secrets(LoadTestSpec spec) {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String name : spec.secrets().keySet()) {
      String value = variable.apply(secretVariable(name));
      if (value == null) {
        throw new UnresolvedException(
            "spec.secrets."
                + name
                + ": the environment variable "
                + secretVariable(name)
                + " must hold it, and is not set");
      }
      secrets.put(name, value);
    }
    return secrets;
  }

  HttpClients.TlsMaterial tls(Tls tls) {
    return new HttpClients.TlsMaterial(
        tls.caSecret() == null ? null : pem("spec.target.http.tls.caSecret", CA_FILE),
        tls.clientCertSecret() == null
            ? null
            : pem("spec.target.http.tls.clientCertSecret", CERT_FILE),
        tls.clientCertSecret() == null
            ? null
            : pem("spec.target.http.tls.clientCertSecret", KEY_FILE));
  }

  private Buffer pem(String path, String name) {
    String file = variable.apply(name);
    if (file == null) {
      throw new UnresolvedException(
          path + ": the environment variable " + name + " must name its PEM file, and is not set");
    }
    try {
      return Buffer.buffer(Files.readAllBytes(Path.of(file)));
    } catch (IOException e) {
      throw new UnresolvedException(
          path + ": " + file + ", named by " + name + ", cannot be read: " + e.getMessage());
    }
  }
}
