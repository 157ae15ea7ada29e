package dev.throng.runner.server;

/**
 * A server-sent event that brings its reader's timeline up to a point.
 *
 * @param toPoint how many points of the timeline its reader has afterwards
 * @param isLast whether the run has its verdict: nothing follows
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">HTML:
 *     the event stream format</a>
 */
record LiveEvent(int toPoint, boolean isLast, String text) {

  static LiveEvent of(String id, int toPoint, boolean isLast, String line) {
    return new LiveEvent(toPoint, isLast, "id: " + id + "\ndata: " + line + "\n\n");
  }
}
