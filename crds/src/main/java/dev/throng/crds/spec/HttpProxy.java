package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proxy between users and the target. What it does to requests is measured with them. */
public record HttpProxy(
    @JsonPropertyDescription("Where it listens: http://proxy.example:3128.")
        @Required
        @Size(min = 1, max = 2048) String url,
    @JsonPropertyDescription("Which of spec.secrets holds user:password; default: none.")
        @Size(max = 63) @Nullable String credentials,
    @JsonPropertyDescription(
            "Hosts that are asked without it, as in NO_PROXY: .example.com, 10.0.0.0/8, *.")
        @Size(max = 100) List<@Size(min = 1, max = 253) String> except) {
  public HttpProxy {
    except = except == null ? List.of() : List.copyOf(except);
  }
}
