package dev.throng.runner.story;

import dev.throng.runner.outputs.text.Figures;
import java.util.Locale;

/** Figures as sentences name them, written as all outputs write them. */
final class Words {
  private Words() {}

  static String time(double micros) {
    return Figures.time(Math.round(micros));
  }

  static String rate(double perSecond) {
    return Figures.rate(perSecond);
  }

  static String load(double load, LoadUnit unit) {
    return number(load) + " " + unit;
  }

  static String percent(double ratio) {
    return Figures.percent(ratio);
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f times" : "%.0f times", ratio);
  }

  /** Without digits that tell nothing. */
  static String number(double value) {
    return value >= 9.95 || value == Math.rint(value)
        ? Figures.count(Math.round(value))
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
