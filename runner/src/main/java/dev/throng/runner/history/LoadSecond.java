package dev.throng.runner.history;

/**
 * The load of one second, as planned and as it ran.
 *
 * @param usersPlanned at the second's end
 * @param usersRunning at the second's end
 * @param arrivalsPlanned in the second, of an open model; 0 for a load of users
 */
public record LoadSecond(
    int usersPlanned, int usersRunning, float arrivalsPlanned, SecondState state) {}
