/**
 * The master's one port: workers come in here by WebSocket, the operator and people by HTTP. Knows
 * who may, and hands on what they want.
 */
@NullMarked
package dev.throng.runner.server;

import org.jspecify.annotations.NullMarked;
