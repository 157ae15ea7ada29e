package dev.throng.users;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that was counted.
 *
 * @param name under which it was
 * @param userClass of the user that sent it
 * @param userIndex of that user
 * @param status of HTTP; 0 if it had none
 * @param responseTime from the moment it was due
 * @param bytes of the answer's body
 * @param failure why it failed; null if it did not
 * @param leftOut how many requests before it were not shown to the hooks
 */
public record RequestEvent(
    String name,
    String userClass,
    long userIndex,
    int status,
    Duration responseTime,
    long bytes,
    @Nullable String failure,
    long leftOut) {}
