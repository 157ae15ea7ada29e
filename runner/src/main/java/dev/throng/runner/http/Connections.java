package dev.throng.runner.http;

import dev.throng.runner.scenario.Origin;

/** Where exchanges get their connections from. Confined to one loop. */
interface Connections {
  /** Calls {@link Exchange#connected} or {@link Exchange#connectFailed}, at once or later. */
  void acquire(Origin origin, Exchange exchange);

  /** The exchange that got it is done with the connection; a broken one is not to be used again. */
  void release(Line line, boolean broken);

  /** The exchange no longer wants what it asked for. */
  void forget(Exchange exchange);

  /** A caller sends nothing more: closes what is its own. */
  void close();
}
