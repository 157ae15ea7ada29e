package dev.throng.runner.results;

import java.util.Map;

/**
 * Users at a moment.
 *
 * @param planned by the schedule
 * @param running all of them
 * @param withdrawn those of the planned ones that have ended for good, since their onStart failed
 * @param byClass running users of each class, in the manifest's order
 */
public record UserCounts(int planned, int running, int withdrawn, Map<String, Integer> byClass) {}
