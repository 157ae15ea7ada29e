package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.Series;
import dev.throng.runner.stats.RequestKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** What each request name did over time, coarse enough for small charts, on one line. */
public final class NamesJson {
  /** More than a small chart has room for. */
  private static final int MOST_ROWS_OF_A_NAME = 300;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * @param seconds of the run
   * @param names those with the most requests first
   */
  private record Names(int seconds, List<Name> names) {}

  /**
   * @param secondsPerRow how many seconds a row is of; the last may be of fewer
   * @param p50Micros the mean of its seconds, by their requests; to three digits
   */
  private record Name(
      String type,
      String name,
      int secondsPerRow,
      int[] requests,
      int[] failures,
      int[] p50Micros,
      int[] p95Micros) {

    static Name of(RequestKey key, Series series) {
      List<Cell> cells = IntStream.range(0, series.rows()).mapToObj(series::get).toList();
      return new Name(
          key.type(),
          key.name(),
          series.secondsPerRow(),
          column(cells, Cell::requests),
          column(cells, Cell::failures),
          column(cells, cell -> threeDigits(cell.p50Micros())),
          column(cells, cell -> threeDigits(cell.p95Micros())));
    }
  }

  private NamesJson() {}

  /**
   * @param mostRows of all names together; names without a row are left out when it is less than
   *     their number
   */
  public static String render(History history, int mostRows) {
    int names = history.names().size();
    int rows = Math.clamp(names == 0 ? 0 : mostRows / names, 1, MOST_ROWS_OF_A_NAME);
    try {
      return MAPPER.writeValueAsString(
          new Names(
              history.seconds(),
              history.names().entrySet().stream()
                  .sorted(Comparator.comparingLong(NamesJson::requests).reversed())
                  .limit(mostRows)
                  .map(name -> Name.of(name.getKey(), thinned(name.getValue(), rows)))
                  .toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }

  private static long requests(Map.Entry<RequestKey, Series> name) {
    Series series = name.getValue();
    return IntStream.range(0, series.rows()).mapToLong(series::requests).sum();
  }

  private static Series thinned(Series series, int mostRows) {
    return series.thinned(Math.max(1, Math.ceilDiv(series.rows(), mostRows)));
  }

  private static int[] column(List<Cell> cells, ToIntFunction<Cell> figure) {
    return cells.stream().mapToInt(figure).toArray();
  }

  private static int threeDigits(double micros) {
    double digit = Math.pow(10, Math.max(0, Math.ceil(Math.log10(Math.max(1, micros))) - 3));
    return (int) (Math.round(micros / digit) * digit);
  }
}
