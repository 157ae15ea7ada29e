package dev.throng.runner.stats;

/**
 * The used buckets of a {@link LatencyHistogram}: a lossless snapshot that travels and is stored
 * cheaply. Indexes ascend.
 *
 * @param indexes bucket numbers in HdrHistogram's layout for 1 µs to 1 h at 3 significant digits
 * @param counts the count of each bucket
 * @param count all recorded times
 * @param sumMicros their exact sum in microseconds
 * @param minMicros the exact minimum; 0 when empty
 * @param maxMicros the exact maximum; 0 when empty
 */
@SuppressWarnings(
    "ArrayRecordComponent") // primitive arrays: a hundred of these a second and worker
public record SparseHistogram(
    int[] indexes, long[] counts, long count, long sumMicros, long minMicros, long maxMicros) {
  public static final SparseHistogram EMPTY =
      new SparseHistogram(new int[0], new long[0], 0, 0, 0, 0);

  public SparseHistogram {
    if (indexes.length != counts.length) {
      throw new IllegalArgumentException(
          indexes.length + " indexes but " + counts.length + " counts");
    }
  }
}
