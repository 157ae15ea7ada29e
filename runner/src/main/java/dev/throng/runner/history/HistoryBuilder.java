package dev.throng.runner.history;

import dev.throng.runner.stats.RequestKey;

/**
 * Puts a run together while it goes on. One thread writes; what {@link #build} returns may be read
 * by another.
 *
 * <p>Seconds come in order, each counted once: {@link #load} and then what ended in it. Counts that
 * come after their time are left out here; {@link #mark} says so of their second.
 */
public final class HistoryBuilder {
  /** Of all names together: 65 MB. */
  static final int MOST_ROWS_OF_NAMES = 500 * 29 * Chunk.ROWS;

  /** Of all workers together: 4 MB. */
  static final int MOST_ROWS_OF_WORKERS = 100_000;

  private final Rhythm rhythm;
  private final GrowingSeries total = new GrowingSeries();
  private final Table<RequestKey> names;
  private final Table<String> workers;
  private final LoadColumns load = new LoadColumns();
  private final WholeSeconds whole = new WholeSeconds();

  public HistoryBuilder(Rhythm rhythm) {
    this(rhythm, MOST_ROWS_OF_NAMES, MOST_ROWS_OF_WORKERS);
  }

  HistoryBuilder(Rhythm rhythm, int mostRowsOfNames, int mostRowsOfWorkers) {
    this.rhythm = rhythm;
    names = new Table<>(mostRowsOfNames);
    workers = new Table<>(mostRowsOfWorkers);
  }

  /**
   * @param second since the start of the load, from 0; those that were left out are uncounted
   */
  public void load(int second, LoadSecond seconds) {
    load.set(second, seconds);
  }

  /** A reason, known later, to leave a second out. One that is not there is passed over. */
  public void mark(int second, SecondState state) {
    load.mark(second, state);
  }

  /**
   * A second is a whole one of the load.
   *
   * @param bytesReceived of bodies, over all requests that ended in it
   */
  public void whole(int second, long bytesReceived) {
    whole.add(second, bytesReceived);
  }

  /** All requests that ended in a second, transactions excluded. */
  public void total(int second, Cell cell) {
    total.add(second, cell);
  }

  /** Requests of one name that ended in a second. */
  public void name(int second, RequestKey name, Cell cell) {
    names.add(second, name, cell);
  }

  /** Requests of one worker that ended in a second, transactions excluded. */
  public void worker(int second, String worker, Cell cell) {
    workers.add(second, worker, cell);
  }

  /** The run as it stands. Cheap: rows are shared, not copied. */
  public History build() {
    int seconds = load.seconds();
    return new History(
        total.build(seconds, 1),
        names.build(seconds),
        workers.build(seconds),
        load.shared(),
        whole.shared(),
        rhythm);
  }
}
