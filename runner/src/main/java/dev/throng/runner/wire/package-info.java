/**
 * Carries the protocol's records over a network: numbered frames in CBOR, and sessions that outlive
 * their connections. Nothing here knows what the records mean.
 */
@NullMarked
package dev.throng.runner.wire;

import org.jspecify.annotations.NullMarked;
