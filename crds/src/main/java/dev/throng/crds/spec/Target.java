package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The system under test. A step whose path starts with a slash goes to {@code baseUrl}. */
@ValidationRule(
    value = "self.baseUrl.matches('^(?i:https?)://[^/?#@ ]+(/[^?# ]*)?$')",
    message = "baseUrl must be a URL such as http://shop or https://shop:8443/v2")
public record Target(
    @JsonPropertyDescription(
            "Where paths that start with a slash go: http://shop or https://shop:8443/v2.")
        @Required
        @Size(min = 1, max = 2048) String baseUrl,
    @JsonPropertyDescription("Sent with every request.") @Size(max = 100) Map<String, @Size(max = 8192) String> headers,
    @JsonPropertyDescription("How users speak HTTP.") Http http) {
  public Target {
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    http = http == null ? Http.DEFAULT : http;
  }
}
