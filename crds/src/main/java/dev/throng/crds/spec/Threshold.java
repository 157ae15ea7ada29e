package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What must hold, as {@code <statistic> <op> <value>}. */
@ValidationRule(
    value =
        "self.expect.matches('^ "
            + "*((ok[.])?(service[.])?(p[0-9]+([.][0-9]+)?|min|max|mean|median)|failureRatio|failures|successes"
            + "|unfinishedRatio|unfinished|exceptions|requests|requestRate|checks|users|capacity) "
            + "*(<=?|>=?|==|!=) *[^ ]+ *$')",
    message = "expect must be <statistic> <comparison> <value>, such as p95 < 2s")
public record Threshold(
    @JsonPropertyDescription("<statistic> <comparison> <value>, such as p95 < 2s.")
        @Required
        @Size(min = 1, max = 200) String expect,
    @JsonPropertyDescription(
            "One request, such as GET /api/products, or a transaction; default: all requests.")
        @Size(max = 300) @Nullable String request,
    @JsonPropertyDescription("Sliding window; default: all the judged time.")
        @Nullable GoDuration window,
    @JsonPropertyDescription("Stop the test when it is broken.") @Nullable Abort abort) {}
