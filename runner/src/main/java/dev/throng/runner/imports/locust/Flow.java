package dev.throng.runner.imports.locust;

/**
 * How a piece of code goes on.
 *
 * @param ends whether nothing after it is done
 * @param judged whether it says of the answer what it is, whichever way it goes
 * @param fails whether it says that it is a failure, whichever way it goes
 */
record Flow(boolean ends, boolean judged, boolean fails) {
  static final Flow ON = new Flow(false, false, false);
  static final Flow END = new Flow(true, false, false);
  static final Flow FAILURE = new Flow(false, true, true);
  static final Flow SUCCESS = new Flow(false, true, false);
}
