package dev.throng.runner.comparison;

/** What is compared of all requests, and of those of each name. */
public enum Figure {
  P50("p50", 20) {
    @Override
    double value(Part part) {
      return Mixture.of(part.cells()).logQuantile(0.5);
    }
  },
  P95("p95", 60) {
    @Override
    double value(Part part) {
      return Mixture.of(part.cells()).logQuantile(0.95);
    }
  },
  P99("p99", 200) {
    @Override
    double value(Part part) {
      return Mixture.of(part.cells()).logQuantile(0.99);
    }
  },
  /** Of requests that ended, failed ones too. */
  RATE("rate", 0) {
    @Override
    double value(Part part) {
      return Math.log(Math.max(0.5, part.requests()) / part.seconds());
    }
  },
  FAILURES("failures", 20) {
    @Override
    double value(Part part) {
      return part.failures() / part.requests();
    }
  };

  private final String label;
  private final int requestsInPart;

  Figure(String label, int requestsInPart) {
    this.label = label;
    this.requestsInPart = requestsInPart;
  }

  /** A logarithm, of microseconds or of a number a second; of failures, the ratio itself. */
  abstract double value(Part part);

  /** Fewer requests in a part tell nothing of it. */
  int requestsInPart() {
    return requestsInPart;
  }

  public boolean isTime() {
    return this == P50 || this == P95 || this == P99;
  }

  /** Whether sides differ by a factor; else by a difference. */
  boolean isByFactor() {
    return this != FAILURES;
  }

  boolean isWorse(double difference) {
    return this == RATE ? difference < 0 : difference > 0;
  }

  @Override
  public String toString() {
    return label;
  }
}
