package dev.throng.runner.outputs.json;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.history.Series;
import dev.throng.runner.stats.RequestKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run second by second as columns of numbers: what a story is told from. All names together have
 * at most {@value #MOST_ROWS_OF_NAMES} rows, all workers {@value #MOST_ROWS_OF_WORKERS}: of a
 * longer run each row is of more seconds.
 *
 * <p>Of a document that was read, columns may be missing.
 *
 * @param states of each second, in letters: {@code w}hole, w{@code a}rm-up, {@code l}ate, {@code
 *     g}enerator saturated, worker {@code d}ied, {@code u}ncounted, {@code s}topping
 * @param periodsSeconds what the manifest itself makes periodic
 */
record HistoryColumns(
    @Nullable String states,
    int @Nullable [] usersPlanned,
    int @Nullable [] usersRunning,
    float @Nullable [] arrivalsPlanned,
    @Nullable List<Double> periodsSeconds,
    @Nullable Columns total,
    @Nullable List<Name> names,
    @Nullable List<OneWorker> workers) {
  static final int MOST_ROWS_OF_NAMES = 50_000;
  static final int MOST_ROWS_OF_WORKERS = 10_000;
  private static final String LETTERS = "walgdus";

  record Name(String type, String name, Columns columns) {}

  record OneWorker(String name, Columns columns) {}

  /**
   * Rows of one thing counted.
   *
   * @param secondsPerRow how many seconds a row is of
   */
  record Columns(
      int secondsPerRow,
      int @Nullable [] requests,
      int @Nullable [] failures,
      int @Nullable [] refused,
      int @Nullable [] p50Micros,
      int @Nullable [] p95Micros,
      int @Nullable [] p99Micros,
      int @Nullable [] maxMicros,
      int @Nullable [] meanSuccessMicros,
      int @Nullable [] meanFailureMicros) {

    static Columns of(Series series) {
      int rows = series.rows();
      int[][] all = new int[9][rows];
      for (int row = 0; row < rows; row++) {
        Cell cell = series.get(row);
        all[0][row] = cell.requests();
        all[1][row] = cell.failures();
        all[2][row] = cell.refused();
        all[3][row] = Math.round(cell.p50Micros());
        all[4][row] = Math.round(cell.p95Micros());
        all[5][row] = Math.round(cell.p99Micros());
        all[6][row] = Math.round(cell.maxMicros());
        all[7][row] = Math.round(cell.meanSuccessMicros());
        all[8][row] = Math.round(cell.meanFailureMicros());
      }
      return new Columns(
          series.secondsPerRow(),
          all[0],
          all[1],
          all[2],
          all[3],
          all[4],
          all[5],
          all[6],
          all[7],
          all[8]);
    }

    Series series() {
      if (requests == null) {
        throw new IllegalArgumentException("history has columns without requests");
      }
      List<Cell> cells = new ArrayList<>(requests.length);
      for (int row = 0; row < requests.length; row++) {
        cells.add(
            new Cell(
                requests[row],
                at(failures, row),
                at(refused, row),
                at(p50Micros, row),
                at(p95Micros, row),
                at(p99Micros, row),
                at(maxMicros, row),
                at(meanSuccessMicros, row),
                at(meanFailureMicros, row)));
      }
      return Series.of(cells, Math.max(1, secondsPerRow));
    }
  }

  static HistoryColumns of(History history) {
    int seconds = history.seconds();
    StringBuilder states = new StringBuilder();
    int[] planned = new int[seconds];
    int[] running = new int[seconds];
    float[] arrivals = new float[seconds];
    for (int second = 0; second < seconds; second++) {
      LoadSecond load = history.load(second);
      states.append(LETTERS.charAt(load.state().ordinal()));
      planned[second] = load.usersPlanned();
      running[second] = load.usersRunning();
      arrivals[second] = load.arrivalsPlanned();
    }
    int thinnerNames = factor(history.names().values(), MOST_ROWS_OF_NAMES);
    int thinnerWorkers = factor(history.workers().values(), MOST_ROWS_OF_WORKERS);
    return new HistoryColumns(
        states.toString(),
        planned,
        running,
        arrivals,
        history.rhythm().periodsSeconds(),
        Columns.of(history.total()),
        history.names().entrySet().stream()
            .map(name ->
                new Name(
                    name.getKey().type(),
                    name.getKey().name(),
                    Columns.of(name.getValue().thinned(thinnerNames))))
            .toList(),
        history.workers().entrySet().stream()
            .map(worker ->
                new OneWorker(
                    worker.getKey(), Columns.of(worker.getValue().thinned(thinnerWorkers))))
            .toList());
  }

  private static int factor(Iterable<Series> all, int mostRows) {
    long rows = 0;
    for (Series series : all) {
      rows += series.rows();
    }
    return (int) Math.max(1, Math.ceilDiv(rows, (long) mostRows));
  }

  /**
   * @throws IllegalArgumentException naming what is missing, or a state that there is not
   */
  History history() {
    if (states == null || total == null || names == null || workers == null) {
      throw new IllegalArgumentException("history needs states, total, names and workers");
    }
    List<LoadSecond> load = new ArrayList<>();
    for (int second = 0; second < states.length(); second++) {
      load.add(
          new LoadSecond(
              at(usersPlanned, second),
              at(usersRunning, second),
              arrivalsPlanned != null && second < arrivalsPlanned.length
                  ? arrivalsPlanned[second]
                  : 0,
              state(states.charAt(second))));
    }
    SortedMap<RequestKey, Series> byName = new TreeMap<>();
    names.forEach(name -> byName.put(new RequestKey(name.type, name.name), name.columns.series()));
    SortedMap<String, Series> byWorker = new TreeMap<>();
    workers.forEach(worker -> byWorker.put(worker.name, worker.columns.series()));
    return History.of(
        total.series(),
        byName,
        byWorker,
        load,
        periodsSeconds == null ? Rhythm.NONE : new Rhythm(periodsSeconds));
  }

  /** 0 where a column is missing or too short. */
  private static int at(int @Nullable [] column, int row) {
    return column != null && row < column.length ? column[row] : 0;
  }

  private static SecondState state(char letter) {
    int at = LETTERS.indexOf(letter);
    if (at < 0) {
      throw new IllegalArgumentException(
          "history.states has '" + letter + "'; allowed are the letters " + LETTERS);
    }
    return SecondState.values()[at];
  }
}
