package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a server of a run by an HTTP POST. */
@ValidationRule(
    value = "self.post.matches('^(?i:https?)://[^/?#@$ ]+([/?#].*)?$')",
    message = "post must be a URL such as https://chat.example/hooks/1")
public record Hook(
    @JsonPropertyDescription("What status, Events and notes call it.")
        @Required
        @Size(min = 1, max = 63) String name,
    @JsonPropertyDescription("What it tells of, each once in a run.")
        @Required
        @Size(min = 1, max = 4) List<HookEvent> events,
    @JsonPropertyDescription(
            "The URL. After the host it may hold secrets and constants: "
                + "https://chat.example/hooks/${secrets.path}.")
        @Required
        @Size(min = 1, max = 2048) String post,
    @JsonPropertyDescription(
            "Sent with it; may hold secrets and constants: Bearer ${secrets.token}.")
        @Size(max = 20) Map<String, @Size(max = 8192) String> headers) {
  public Hook {
    events = events == null ? List.of() : List.copyOf(events);
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
