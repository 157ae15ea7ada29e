package dev.throng.runner.cli;

import picocli.CommandLine.TypeConversionException;

/** Whole numbers as flags have them. */
final class WholeNumber {
  private WholeNumber() {}

  /**
   * @throws TypeConversionException saying what is allowed
   */
  static int parse(String text, int least, int most) {
    return Math.toIntExact(
        parse(text, least, most, "a whole number from " + least + " to " + most));
  }

  /**
   * @throws TypeConversionException saying what is allowed
   */
  static long atLeast(long least, String text) {
    return parse(text, least, Long.MAX_VALUE, "a whole number of at least " + least);
  }

  /**
   * @throws TypeConversionException saying what is allowed
   */
  static long any(String text) {
    return parse(text, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number of 64 bits");
  }

  private static long parse(String text, long least, long most, String allowed) {
    try {
      long number = Long.parseLong(text);
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new TypeConversionException("must be " + allowed);
  }
}
