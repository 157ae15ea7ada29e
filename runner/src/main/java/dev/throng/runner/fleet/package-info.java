/**
 * The workers of a run: who is there, who runs which user, and what it means that one comes, goes,
 * is lost or is back. Touched by the master's thread only.
 */
@NullMarked
package dev.throng.runner.fleet;

import org.jspecify.annotations.NullMarked;
