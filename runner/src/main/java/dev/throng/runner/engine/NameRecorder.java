package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.SlowestRequests;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TimesRecorder;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the requests of one name, in one object with their times: the less of the processor's
 * cache a name takes, the better.
 */
final class NameRecorder extends TimesRecorder {
  final SlowestRequests slowest = new SlowestRequests();
  private final Map<Integer, Long> statuses = new HashMap<>();
  private long bytesReceived;
  private long bytesSent;
  private int lastStatus;

  /** How often the last status came in a row, which the map does not have yet. */
  private long lastInRow;

  void answered(Sample sample) {
    record(TimeFigure.FIRST_BYTE, Recorder.micros(sample.firstByteNanos()));
    if (sample.connectNanos() >= 0) {
      record(TimeFigure.CONNECT, Recorder.micros(sample.connectNanos()));
    }
    bytesReceived += sample.bytesReceived();
    bytesSent += sample.bytesSent();
    if (sample.status() != lastStatus) {
      noteLast();
      lastStatus = sample.status();
    }
    lastInRow++;
  }

  private void noteLast() {
    if (lastInRow > 0) {
      statuses.merge(lastStatus, lastInRow, Long::sum);
      lastInRow = 0;
    }
  }

  /** Everything since the last call. */
  NameCount drain(int name) {
    noteLast();
    NameCount drained =
        new NameCount(
            name, drain(), bytesReceived, bytesSent, new HashMap<>(statuses), slowest.all());
    bytesReceived = bytesSent = 0;
    statuses.clear();
    slowest.clear();
    return drained;
  }
}
