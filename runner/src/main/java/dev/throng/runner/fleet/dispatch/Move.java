package dev.throng.runner.fleet.dispatch;

/**
 * A user that starts or stops on a worker.
 *
 * @param worker the worker's number
 * @param user the user's number in the whole run
 */
public record Move(int worker, int user, int userClass, boolean starts) {}
