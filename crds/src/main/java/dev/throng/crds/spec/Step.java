package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.values.GoDuration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user does. Exactly one verb: a method, or feed, set, setHeader, wait, if,
 * repeat, transaction.
 */
public record Step(
    @Nullable String get,
    @Nullable String post,
    @Nullable String put,
    @Nullable String patch,
    @Nullable String delete,
    @Nullable String head,
    @Nullable String options,
    @Nullable String name,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable JsonNode json,
    Map<String, String> form,
    @Nullable String body,
    @Nullable String contentType,
    List<Part> multipart,
    @Nullable GoDuration timeout,
    @Nullable Boolean followRedirects,
    List<Check> checks,
    Map<String, Extractor> extract,
    @Nullable String feed,
    Map<String, String> set,
    Map<String, String> setHeader,
    @JsonProperty("wait") @Nullable GoDuration pause,
    @JsonProperty("if") @Nullable String condition,
    List<Step> then,
    @JsonProperty("else") List<Step> otherwise,
    @Nullable Repeat repeat,
    @Nullable Transaction transaction) {
  public Step {
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
