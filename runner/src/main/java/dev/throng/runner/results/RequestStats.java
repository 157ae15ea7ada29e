package dev.throng.runner.results;

import dev.throng.runner.stats.Distribution;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * What was counted under one name, warm-up included.
 *
 * @param requests finished requests, failed ones too
 * @param unfinished requests that the end of the test cut off: neither successes nor failures
 * @param times one for each figure of all requests, failed ones too
 * @param bytesReceived bytes of bodies, after decompression
 * @param bytesSent bytes of request bodies
 * @param statuses how often each HTTP status was answered
 * @param pace how often requests ended in the judged time
 * @param current the last 10 whole seconds
 * @param traces some requests that began a trace
 */
public record RequestStats(
    RequestKey key,
    long requests,
    long failures,
    long unfinished,
    Map<TimeFigure, Distribution> times,
    long bytesReceived,
    long bytesSent,
    SortedMap<Integer, Long> statuses,
    Pace pace,
    Current current,
    Traces traces) {

  /**
   * @param pace over the last 10 whole seconds, or as many as there were
   * @param responseTimes of the requests that ended in them, in parts
   */
  public record Current(Pace pace, List<SparseHistogram> responseTimes) {

    /** Put together when asked for: most readers of a run with many names never do. */
    public Distribution responseTime() {
      return LatencyHistogram.sum(responseTimes);
    }
  }

  /**
   * @param figure of all requests
   */
  public Distribution times(TimeFigure figure) {
    return Objects.requireNonNull(times.get(figure), figure::toString);
  }

  public Distribution responseTime() {
    return times(TimeFigure.RESPONSE);
  }

  public Distribution serviceTime() {
    return times(TimeFigure.SERVICE);
  }

  /** Failures by requests, from 0 to 1; 0 without requests. */
  public double failureRatio() {
    return requests == 0 ? 0 : (double) failures / requests;
  }

  /** The mean size of an answer's body in bytes; 0 without requests. */
  public double meanBytesReceived() {
    return requests == 0 ? 0 : (double) bytesReceived / requests;
  }
}
