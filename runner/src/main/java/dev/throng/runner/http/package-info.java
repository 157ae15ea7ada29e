/**
 * One HTTP request after the other, exactly timed: connections, attempts, redirects, cookies. Takes
 * what is ready to be sent, and answers its caller.
 */
@NullMarked
package dev.throng.runner.http;

import org.jspecify.annotations.NullMarked;
