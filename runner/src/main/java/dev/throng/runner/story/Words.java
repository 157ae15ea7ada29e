package dev.throng.runner.story;

import java.util.Locale;

/** Figures as sentences name them. */
final class Words {
  private Words() {}

  static String time(double micros) {
    if (micros >= 9_995_000) {
      return String.format(Locale.ROOT, "%.0f s", micros / 1e6);
    }
    if (micros >= 999_500) {
      return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }
    return micros >= 9_950
        ? String.format(Locale.ROOT, "%.0f ms", micros / 1e3)
        : String.format(Locale.ROOT, "%.2g ms", Math.max(0.01, micros / 1e3));
  }

  static String rate(double perSecond) {
    return number(perSecond) + "/s";
  }

  static String load(double load, LoadUnit unit) {
    return number(load) + " " + unit;
  }

  static String percent(double ratio) {
    return number(ratio * 100) + " %";
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f times" : "%.0f times", ratio);
  }

  /** To three digits, as far as they tell something. */
  static String number(double value) {
    double absolute = Math.abs(value);
    if (absolute >= 99.5 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return String.format(Locale.ROOT, absolute >= 9.95 ? "%.0f" : "%.1f", value);
  }
}
