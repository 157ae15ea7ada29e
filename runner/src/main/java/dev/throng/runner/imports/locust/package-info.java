/**
 * Locustfiles. Python's own parser makes a tree of the file, which is walked here without running
 * any of it: what users do becomes {@link dev.throng.runner.imports.locust.Act}s, which are written
 * as steps of a manifest or as Java.
 */
@NullMarked
package dev.throng.runner.imports.locust;

import org.jspecify.annotations.NullMarked;
