package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user does. Exactly one verb: a method, or feed, set, setHeader, wait, if,
 * repeat, transaction.
 */
@ValidationRule(
    value =
        "(has(self.get) ? 1 : 0) + (has(self.post) ? 1 : 0)"
            + " + (has(self.put) ? 1 : 0) + (has(self.patch) ? 1 : 0)"
            + " + (has(self.delete) ? 1 : 0) + (has(self.head) ? 1 : 0)"
            + " + (has(self.options) ? 1 : 0) + (has(self.feed) ? 1 : 0)"
            + " + (has(self.set) ? 1 : 0) + (has(self.setHeader) ? 1 : 0)"
            + " + (has(self.wait) ? 1 : 0) + (has(self.__if__) ? 1 : 0)"
            + " + (has(self.repeat) ? 1 : 0) + (has(self.transaction) ? 1 : 0)"
            + " == 1",
    message =
        "must have exactly one of get, post, put, patch, delete, head, options, feed, set, setHeader,"
            + " wait, if, repeat, transaction")
public record WrittenStep(
    @JsonPropertyDescription("Path or URL of a GET request.") @Size(max = 8192) @Nullable String get,
    @JsonPropertyDescription("Path or URL of a POST request.") @Size(max = 8192) @Nullable String post,
    @JsonPropertyDescription("Path or URL of a PUT request.") @Size(max = 8192) @Nullable String put,
    @JsonPropertyDescription("Path or URL of a PATCH request.") @Size(max = 8192) @Nullable String patch,
    @JsonPropertyDescription("Path or URL of a DELETE request.") @Size(max = 8192) @Nullable String delete,
    @JsonPropertyDescription("Path or URL of a HEAD request.") @Size(max = 8192) @Nullable String head,
    @JsonPropertyDescription("Path or URL of an OPTIONS request.") @Size(max = 8192) @Nullable String options,
    @JsonPropertyDescription("What figures are kept under; default: the path as written.")
        @Size(min = 1, max = 256) @Nullable String name,
    @JsonPropertyDescription("Added to the URL, encoded.") @Size(max = 100) Map<String, @Size(max = 8192) String> query,
    @JsonPropertyDescription("Sent with this request.") @Size(max = 100) Map<String, @Size(max = 8192) String> headers,
    @JsonPropertyDescription("Body as JSON; ${…} in its texts.") @Nullable JsonNode json,
    @JsonPropertyDescription("Body as a URL-encoded form.") @Size(max = 100) Map<String, @Size(max = 65536) String> form,
    @JsonPropertyDescription("Body as text.") @Size(max = 1_000_000) @Nullable String body,
    @JsonPropertyDescription("Media type of body; default: text/plain.") @Size(max = 256) @Nullable String contentType,
    @JsonPropertyDescription("Body as multipart/form-data.") @Size(max = 50) List<Part> multipart,
    @JsonPropertyDescription("Instead of the target's.") @Nullable GoDuration timeout,
    @JsonPropertyDescription("Instead of the target's.") @Nullable Boolean followRedirects,
    @JsonPropertyDescription("The first that does not hold is the failure.") @Size(max = 50) List<Check> checks,
    @JsonPropertyDescription("Values taken out of the answer, by variable.") @Size(max = 50) Map<String, Extractor> extract,
    @JsonPropertyDescription("Takes the next row of a data feed: ${accounts.user}.")
        @Size(min = 1, max = 100) @Nullable String feed,
    @JsonPropertyDescription("Variables set to the value of CEL expressions.") @Size(max = 50) Map<String, @Size(max = 4096) String> set,
    @JsonPropertyDescription("Headers that this user sends from here on.") @Size(max = 50) Map<String, @Size(max = 8192) String> setHeader,
    @JsonProperty("wait") @JsonPropertyDescription("Waits.") @Nullable GoDuration pause,
    @JsonProperty("if") @JsonPropertyDescription("CEL that chooses then or else.") @Size(max = 4096) @Nullable String condition,
    @JsonPropertyDescription("Steps if it is true.") @Size(max = 100) List<WrittenStep> then,
    @JsonProperty("else") @JsonPropertyDescription("Steps if it is false.") @Size(max = 100) List<WrittenStep> otherwise,
    @JsonPropertyDescription("Steps run a number of times.") @Nullable Repeat repeat,
    @JsonPropertyDescription("Steps timed as one, beside their parts.")
        @Nullable Transaction transaction) {
  public WrittenStep {
    query = query == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    form = form == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(form));
    multipart = multipart == null ? List.of() : List.copyOf(multipart);
    checks = checks == null ? List.of() : List.copyOf(checks);
    extract =
        extract == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extract));
    set = set == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(set));
    setHeader =
        setHeader == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(setHeader));
    then = then == null ? List.of() : List.copyOf(then);
    otherwise = otherwise == null ? List.of() : List.copyOf(otherwise);
  }
}
