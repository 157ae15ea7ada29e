package dev.throng.users;

import java.net.URI;

/**
 * A load begins.
 *
 * @param name of the test
 * @param target its base URL
 * @param users the most that will run at once
 */
public record TestEvent(String name, URI target, int users) {}
