package dev.throng.crds.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.throng.crds.values.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A gap in the load: a worker was lost, and its users did not run.
 *
 * @param reason one sentence, which names it
 * @param to when its users ran again; null while they don't
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LostWorker(
    String name, @Nullable String reason, Timestamp from, @Nullable Timestamp to) {}
