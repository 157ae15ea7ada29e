package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.runner.imports.BasicAuth;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.SecretDrafts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How requests show who asks: the first way that an operation takes, with secrets in it. */
final class Security {
  private static final String AUTHORIZATION = "Authorization";

  private final Description description;
  private final Values values;
  private final SecretDrafts secrets;
  private final Notes notes;

  /** Headers, and parameters of the query. */
  record Credentials(
      List<Map.Entry<String, String>> headers, List<Map.Entry<String, String>> query) {
    Credentials() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  Security(Description description, Values values, SecretDrafts secrets, Notes notes) {
    this.description = description;
    this.values = values;
    this.secrets = secrets;
    this.notes = notes;
  }

  Credentials of(Operation operation) {
    JsonNode own = operation.written().path("security");
    JsonNode ways = own.isArray() ? own : description.at("security");
    Credentials credentials = new Credentials();
    ways.path(0)
        .fieldNames()
        .forEachRemaining(name -> {
          JsonNode schemes = description.at("components").path("securitySchemes");
          add(name, description.resolved(schemes.path(name)), credentials);
        });
    return credentials;
  }

  private void add(String name, JsonNode scheme, Credentials into) {
    switch (scheme.path("type").asText("")) {
      case "http" -> http(name, scheme.path("scheme").asText("").toLowerCase(Locale.ROOT), into);
      case "oauth2", "openIdConnect" -> http(name, "bearer", into);
      case "apiKey" -> apiKey(name, scheme, into);
      case "mutualTLS" ->
          notes.fillIn("the client's certificate: spec.target.http.tls.clientCertSecret.");
      default -> notes.leftOut("the security scheme " + name + ", which is none that is known.");
    }
  }

  private void http(String name, String scheme, Credentials into) {
    switch (scheme) {
      case "bearer" -> into.headers().add(Map.entry(AUTHORIZATION, "Bearer " + secret(name)));
      case "basic" ->
          into.headers().add(Map.entry(AUTHORIZATION, BasicAuth.ofEncoded(secret(name), notes)));
      default -> notes.leftOut("the security scheme " + name + " (" + scheme + ").");
    }
  }

  private void apiKey(String name, JsonNode scheme, Credentials into) {
    String key = scheme.path("name").asText(name);
    switch (scheme.path("in").asText("")) {
      case "header" -> into.headers().add(Map.entry(key, secret(name)));
      case "query" -> into.query().add(Map.entry(key, secret(name)));
      case "cookie" -> into.headers().add(Map.entry("Cookie", key + "=" + secret(name)));
      default -> notes.leftOut("the security scheme " + name + ", which is none that is known.");
    }
  }

  private String secret(String scheme) {
    return values.mark(
        "security " + scheme,
        () -> {
          String reference = secrets.reference(scheme, "security " + scheme);
          return reference.substring("${".length(), reference.length() - 1);
        });
  }
}
