package dev.throng.runner.cli;

/** Exit codes beside those of the verdicts. */
final class ExitCodes {
  static final int OK = 0;

  /** The manifest or a flag is wrong. */
  static final int USAGE = 2;

  /** The run could not be carried out. */
  static final int ERROR = 4;

  /** A signal came before there was a verdict. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
