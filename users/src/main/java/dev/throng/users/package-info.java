/**
 * Simulated users in plain Java: {@link dev.throng.users.HttpUser} is a user, its methods with
 * {@link dev.throng.users.Task} are what it does.
 */
@NullMarked
package dev.throng.users;

import org.jspecify.annotations.NullMarked;
