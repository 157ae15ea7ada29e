/**
 * What master and worker say to each other: immutable records, one way each. In one process they
 * are handed over by a direct call, over the network as frames; the flow is the same.
 */
@NullMarked
package dev.throng.runner.protocol;

import org.jspecify.annotations.NullMarked;
