package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The system under test. A step whose path starts with a slash goes to {@code baseUrl}. */
public record Target(@Required String baseUrl, Map<String, String> headers, Http http) {
  public Target {
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    http = http == null ? Http.DEFAULT : http;
  }
}
