package dev.throng.runner.http;

/** What a request goes on, and its answer comes from. */
interface Carrier {
  /** The number of its stream in HTTP/2; 0 in HTTP/1.1, negative for a stream that has none yet. */
  long number();

  /** Nothing more is wanted of it. */
  void cancel();
}
