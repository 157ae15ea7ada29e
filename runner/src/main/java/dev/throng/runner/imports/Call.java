package dev.throng.runner.imports;

import dev.throng.crds.steps.Method;
import java.util.List;
import java.util.Map;

/**
 * A request of any source.
 *
 * @param url absolute, without a fragment
 * @param headers without those that follow from connection and body
 * @param comments above the step
 */
public record Call(
    Method method,
    String url,
    Map<String, String> headers,
    Payload payload,
    List<String> comments) {}
