/**
 * One request of one user over HTTP: attempts, connections, redirects, cookies and times. It is
 * handed a request that is ready to go, and answers whoever asked.
 */
@NullMarked
package dev.throng.runner.http;

import org.jspecify.annotations.NullMarked;
