/**
 * What a master costs: simulated workers over real sockets. No tests are in here; {@code
 * .ci/bench/fleet} runs it.
 */
@NullMarked
package dev.throng.runner.bench;

import org.jspecify.annotations.NullMarked;
