package dev.throng.runner.stats;

/**
 * The times that are kept of requests, each as a histogram for each name: the one list of them,
 * from the recorder of an event loop to the figures of a run.
 */
public enum TimeFigure {
  /** From the moment a request was due to the last byte of its answer; of those that succeeded. */
  RESPONSE,

  /** Likewise of those that failed. */
  FAILED_RESPONSE,

  /** From the first byte written to the last byte read; of those that succeeded. */
  SERVICE,

  /** Likewise of those that failed. */
  FAILED_SERVICE,

  /** How long a request that the end of the test cut off had been under way. */
  UNFINISHED,

  /** Of those that had to open a connection: TCP and TLS. */
  CONNECT,

  /** From the first byte written to the answer's head. */
  FIRST_BYTE;

  /** The figure of all requests to which it belongs: itself, but for those of failed ones. */
  public TimeFigure ofAll() {
    return switch (this) {
      case FAILED_RESPONSE -> RESPONSE;
      case FAILED_SERVICE -> SERVICE;
      case RESPONSE, SERVICE, UNFINISHED, CONNECT, FIRST_BYTE -> this;
    };
  }
}
