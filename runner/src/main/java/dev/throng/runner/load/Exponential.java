package dev.throng.runner.load;

import java.util.SplittableRandom;

/** The exponential distribution with mean 1, by inversion: −ln(1 − U) for uniform U in [0, 1). */
public final class Exponential {
  private Exponential() {}

  public static double draw(SplittableRandom random) {
    return -Math.log1p(-random.nextDouble());
  }
}
