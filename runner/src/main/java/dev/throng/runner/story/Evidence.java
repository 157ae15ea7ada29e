package dev.throng.runner.story;

import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a finding, rounded to what they tell. */
final class Evidence {
  private final Map<String, Double> numbers = new LinkedHashMap<>();

  /**
   * @param name ends with the unit
   */
  Evidence with(String name, double value) {
    if (Double.isFinite(value)) {
      double digit = Math.pow(10, 3 - Math.ceil(Math.log10(Math.max(1e-6, Math.abs(value)))));
      numbers.put(name, Math.round(value * digit) / digit);
    }
    return this;
  }

  Evidence withMillis(String name, double micros) {
    return with(name + "Millis", micros / 1e3);
  }

  Map<String, Double> numbers() {
    return numbers;
  }
}
