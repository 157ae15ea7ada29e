package dev.throng.runner.judgement;

/**
 * How many arrivals find all places taken, where each keeps one for a time and none waits: Erlang's
 * B formula, for arrivals at random and times of any distribution. Even arrivals lose fewer.
 */
final class ErlangLoss {
  private ErlangLoss() {}

  /**
   * @param meanBusy places that would be taken on average if there were enough
   * @return the share of the arrivals, 0 to 1
   */
  static double of(int places, double meanBusy) {
    double lost = 1;
    for (int place = 1; place <= places && lost > 0; place++) {
      lost = meanBusy * lost / (place + meanBusy * lost);
    }
    return lost;
  }
}
