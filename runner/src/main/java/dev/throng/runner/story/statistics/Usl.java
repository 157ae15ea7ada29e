package dev.throng.runner.story.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The universal scalability law: {@code X(N) = γN / (1 + α(N−1) + βN(N−1))} (Gunther, "Guerrilla
 * Capacity Planning", 2007), fitted by Levenberg and Marquardt's method to relative errors, with α
 * and β in [0, 1].
 *
 * @param gamma what one request at a time gives
 * @param alpha contention: the share that is done one after the other
 * @param beta coherency: the cost of agreeing with each other
 * @param betaError standard error of beta, with a parameter that is at its bound held fixed
 * @param fit of the logarithms
 */
public record Usl(double gamma, double alpha, double beta, double betaError, Fit fit) {
  private static final int MOST_STEPS = 200;
  private static final double SMALL_STEP = 1e-10;

  /**
   * @param n in flight, 1 or more
   * @param x above 0
   */
  public static Usl of(double[] n, double[] x) {
    double gamma = 0;
    for (int i = 0; i < n.length; i++) {
      gamma = Math.max(gamma, x[i] / n[i]);
    }
    double[] at = {Math.log(gamma), 0.01, 1e-4};
    double squares = squares(n, x, at);
    double damping = 1e-3;
    for (int step = 0; step < MOST_STEPS && damping < 1e12; step++) {
      double[] next = step(n, x, at, damping);
      double squaresNext = squares(n, x, next);
      if (squaresNext < squares) {
        boolean done = squares - squaresNext < SMALL_STEP * squares;
        at = next;
        squares = squaresNext;
        damping /= 10;
        if (done) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    Fit fit = new Fit(squares, n.length, 3);
    return new Usl(Math.exp(at[0]), at[1], at[2], betaError(n, at, squares), fit);
  }

  /** Where the rate is highest; infinite without coherency. */
  public double peak() {
    return beta <= 0 ? Double.POSITIVE_INFINITY : Math.sqrt((1 - alpha) / beta);
  }

  public double at(double n) {
    return gamma * n / (1 + alpha * (n - 1) + beta * n * (n - 1));
  }

  /**
   * The lower end of the interval of beta.
   *
   * @param confidence such as 0.95, of both sides together
   */
  public double leastBeta(double confidence) {
    int freedom = fit.points() - (alpha <= 0 ? 2 : 3);
    if (freedom < 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double t = TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    return beta - t * betaError;
  }

  private static double squares(double[] n, double[] x, double[] at) {
    double sum = 0;
    for (int i = 0; i < n.length; i++) {
      double left = residual(n[i], x[i], at);
      sum += left * left;
    }
    return sum;
  }

  private static double residual(double n, double x, double[] at) {
    return Math.log(x) - at[0] - Math.log(n) + Math.log(divisor(n, at));
  }

  private static double divisor(double n, double[] at) {
    return 1 + at[1] * (n - 1) + at[2] * n * (n - 1);
  }

  /** Of the logarithm of the model. */
  private static double[] gradient(double n, double[] at) {
    double divisor = divisor(n, at);
    return new double[] {1, -(n - 1) / divisor, -n * (n - 1) / divisor};
  }

  private static double[] step(double[] n, double[] x, double[] at, double damping) {
    double[][] normal = normal(n, at);
    double[] right = new double[3];
    for (int i = 0; i < n.length; i++) {
      double[] gradient = gradient(n[i], at);
      double left = residual(n[i], x[i], at);
      for (int k = 0; k < 3; k++) {
        right[k] += gradient[k] * left;
      }
    }
    for (int k = 0; k < 3; k++) {
      normal[k][k] = normal[k][k] * (1 + damping) + 1e-30;
    }
    double[][] inverse = inverse(normal);
    double[] next = at.clone();
    for (int k = 0; k < 3; k++) {
      for (int j = 0; j < 3; j++) {
        next[k] += inverse[k][j] * right[j];
      }
    }
    next[1] = Math.clamp(next[1], 0, 1);
    next[2] = Math.clamp(next[2], 0, 1);
    return next;
  }

  private static double[][] normal(double[] n, double[] at) {
    double[][] normal = new double[3][3];
    for (double each : n) {
      double[] gradient = gradient(each, at);
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 3; j++) {
          normal[k][j] += gradient[k] * gradient[j];
        }
      }
    }
    return normal;
  }

  private static double betaError(double[] n, double[] at, double squares) {
    boolean contentionAtBound = at[1] <= 0;
    int freedom = n.length - (contentionAtBound ? 2 : 3);
    if (freedom < 1) {
      return Double.POSITIVE_INFINITY;
    }
    double[][] normal = normal(n, at);
    if (contentionAtBound) {
      normal[0][1] = normal[1][0] = normal[1][2] = normal[2][1] = 0;
      normal[1][1] = 1;
    }
    return Math.sqrt(Math.max(0, squares / freedom * inverse(normal)[2][2]));
  }

  /** By cofactors. */
  private static double[][] inverse(double[][] m) {
    double[][] inverse = new double[3][3];
    double determinant = 0;
    for (int k = 0; k < 3; k++) {
      determinant += m[0][k] * cofactor(m, 0, k);
    }
    for (int k = 0; k < 3; k++) {
      for (int j = 0; j < 3; j++) {
        inverse[k][j] = cofactor(m, j, k) / determinant;
      }
    }
    return inverse;
  }

  private static double cofactor(double[][] m, int row, int column) {
    int r1 = (row + 1) % 3;
    int r2 = (row + 2) % 3;
    int c1 = (column + 1) % 3;
    int c2 = (column + 2) % 3;
    return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
  }
}
