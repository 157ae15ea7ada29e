package dev.throng.users;

import java.time.Duration;

/**
 * The load goes over to another stage.
 *
 * @param stage its number; the first is 0
 * @param at since the load began
 * @param users how many are to run at its end
 */
public record PhaseEvent(int stage, Duration at, int users) {}
