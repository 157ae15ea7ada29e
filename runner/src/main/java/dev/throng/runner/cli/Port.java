package dev.throng.runner.cli;

import picocli.CommandLine.ITypeConverter;

/** Ports as flags have them. */
final class Port {
  static final int HIGHEST = 65_535;

  private Port() {}

  /** To listen at: 0 is any that is free. */
  static final class Own implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse(text, 0, HIGHEST);
    }
  }

  /** To connect to. */
  static final class Remote implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse(text, 1, HIGHEST);
    }
  }
}
