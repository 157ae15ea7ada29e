package dev.throng.runner.worker;

import dev.throng.crds.problems.Reason;
import dev.throng.crds.spec.HttpProxy;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.SecretVariable;
import dev.throng.crds.spec.Tls;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.crds.urls.ProxyUrl;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.http.Proxy;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.pem.PemException;
import dev.throng.runner.pem.PemFiles;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker finds what the manifest only names: {@code THRONG_SECRET_<NAME>} for a secret,
 * {@code THRONG_TLS_CA_FILE}, {@code THRONG_TLS_CERT_FILE} and {@code THRONG_TLS_KEY_FILE} for PEM
 * files. On a cluster the operator sets the same variables from the Secrets.
 *
 * @param variable the value of an environment variable, or null
 */
public record Environment(Function<String, @Nullable String> variable) {
  public static final String CA_FILE = "THRONG_TLS_CA_FILE";
  public static final String CERT_FILE = "THRONG_TLS_CERT_FILE";
  public static final String KEY_FILE = "THRONG_TLS_KEY_FILE";

  /** Set to {@code java}, Java's own scheduler runs users in Java, and not the event loops. */
  public static final String USER_THREADS = "THRONG_USER_THREADS";

  private static final Set<String> PROXY_VARIABLES =
      Set.of("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY");

  /** Of a proxy's URL, which may hold a user and a password. */
  private static final Pattern CREDENTIALS = Pattern.compile("((?:[a-z0-9]+://)?)([^/]*)@(.*)");

  private static final String CLIENT_SECRET = "spec.target.http.tls.clientCertSecret";

  /**
   * Of a worker that others share with this one: a proxy is the manifest's only, so that all of
   * them measure the same.
   */
  public static Environment ofWorker(Function<String, @Nullable String> variable) {
    return new Environment(name -> PROXY_VARIABLES.contains(name) ? null : variable.apply(name));
  }

  /**
   * @throws UnresolvedException naming the first secret whose variable is not set
   */
  public Map<String, String> secrets(LoadTestSpec spec) {
    Map<String, String> secrets = new LinkedHashMap<>();
    spec.secrets().keySet().forEach(name -> secrets.put(name, secret(name)));
    return secrets;
  }

  /**
   * @throws UnresolvedException naming the variable if it is not set
   */
  public String secret(String name) {
    String value = variable.apply(SecretVariable.of(name));
    if (value == null) {
      throw new UnresolvedException(
          "spec.secrets."
              + name
              + ": the environment variable "
              + SecretVariable.of(name)
              + " must hold it, and is not set");
    }
    return value;
  }

  /**
   * What the manifest names, and what the variables name though it does not.
   *
   * @throws UnresolvedException naming what is missing, or cannot be used
   */
  HttpClients.TlsMaterial tls(Tls tls) {
    Path trusted = file(tls.caSecret() != null, "spec.target.http.tls.caSecret", CA_FILE);
    boolean client = tls.clientCertSecret() != null || isSet(CERT_FILE) || isSet(KEY_FILE);
    Path certificate = file(client, CLIENT_SECRET, CERT_FILE);
    Path key = file(client, CLIENT_SECRET, KEY_FILE);
    try {
      if (trusted != null) {
        PemFiles.trusted(CA_FILE, trusted);
      }
      Identity identity =
          certificate == null || key == null
              ? null
              : PemFiles.pair(CERT_FILE, certificate, KEY_FILE, key);
      return new HttpClients.TlsMaterial(read(trusted), identity);
    } catch (PemException e) {
      throw new UnresolvedException(e.getMessage());
    } catch (IOException e) {
      throw new UnresolvedException("a PEM file cannot be read: " + Reason.of(e));
    }
  }

  /**
   * What is between users and target: the manifest's proxy, else that of {@code HTTPS_PROXY} or
   * {@code HTTP_PROXY}, by the scheme of {@code baseUrl}, in lower case too.
   *
   * @return null if there is none
   * @throws UnresolvedException naming what cannot be used
   */
  public @Nullable Proxy proxy(LoadTestSpec spec) {
    HttpProxy written = spec.target().http().proxy();
    if (written != null) {
      return new Proxy(
          ProxyUrl.parse(written.url()),
          "spec.target.http.proxy",
          written.credentials() == null ? null : secret(written.credentials()),
          written.except());
    }
    HttpUrl target = HttpUrl.parse(spec.target().baseUrl());
    String name = target.tls() ? "HTTPS_PROXY" : "HTTP_PROXY";
    for (String variableName : List.of(name.toLowerCase(Locale.ROOT), name)) {
      String url = variable.apply(variableName);
      if (url != null && !url.isBlank()) {
        Proxy proxy = proxy(variableName, url.strip());
        Origin origin = new Origin(target.tls(), target.host(), target.port());
        return proxy.carries(origin) ? proxy : null;
      }
    }
    return null;
  }

  private Proxy proxy(String name, String url) {
    Matcher credentials = CREDENTIALS.matcher(url);
    boolean has = credentials.matches();
    String bare = has ? credentials.group(1) + credentials.group(3) : url;
    String text = bare.contains("://") ? bare : "http://" + bare;
    try {
      return new Proxy(
          ProxyUrl.parse(text),
          name,
          has
              ? URLDecoder.decode(credentials.group(2).replace("+", "%2B"), StandardCharsets.UTF_8)
              : null,
          exceptions());
    } catch (IllegalArgumentException e) {
      throw new UnresolvedException(name + ": \"" + text + "\" " + e.getMessage());
    }
  }

  /**
   * What no output may show: values of secrets, and the credentials of a proxy.
   *
   * @throws UnresolvedException as {@link #secrets} and {@link #proxy} do
   */
  public List<String> confidential(LoadTestSpec spec) {
    List<String> all = new ArrayList<>(secrets(spec).values());
    Proxy proxy = proxy(spec);
    if (proxy != null) {
      all.addAll(proxy.secrets());
    }
    return all;
  }

  /** Nobody means this machine by a proxy. */
  private List<String> exceptions() {
    String listed =
        Stream.of("no_proxy", "NO_PROXY")
            .map(variable)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    return Stream.concat(
            Stream.of("localhost", "127.0.0.0/8", "::1"), Arrays.stream(listed.split("[,\\s]+")))
        .toList();
  }

  /** Whether event loops carry the threads of users in Java. */
  boolean loopsCarryUsers() {
    return !"java".equals(variable.apply(USER_THREADS));
  }

  private boolean isSet(String name) {
    return variable.apply(name) != null;
  }

  private @Nullable Path file(boolean needed, String path, String name) {
    String file = variable.apply(name);
    if (file == null && needed) {
      throw new UnresolvedException(
          path + ": the environment variable " + name + " must name its PEM file, and is not set");
    }
    return file == null ? null : Path.of(file);
  }

  private static HttpClients.@Nullable Trusted read(@Nullable Path file) throws IOException {
    return file == null
        ? null
        : new HttpClients.Trusted(CA_FILE, Buffer.buffer(Files.readAllBytes(file)));
  }
}
