package dev.throng.runner.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.throng.runner.stats.RequestKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryBuilderTest {
  private static final RequestKey CART = new RequestKey("GET", "/cart");

  private static Cell cell(int requests) {
    return new Cell(requests, 1, 1, 1000, 2000, 3000, 4000 + requests, 1500, 500);
  }

  private static LoadSecond whole(int users) {
    return new LoadSecond(users, users, 0, SecondState.WHOLE);
  }

  @Test
  void whatWasBuiltDoesNotChangeWhenTheRunGoesOn() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    builder.load(0, whole(1));
    builder.total(0, cell(5));
    History first = builder.build();
    builder.total(0, cell(7));
    builder.load(1, whole(2));
    builder.total(1, cell(9));
    builder.mark(0, SecondState.LATE);

    assertThat(first.seconds()).isEqualTo(1);
    assertThat(first.total().get(0)).isEqualTo(cell(5));
    assertThat(first.total().get(1)).isEqualTo(Cell.NONE);
    assertThat(first.load(0).state()).isEqualTo(SecondState.WHOLE);
    History second = builder.build();
    assertThat(second.total().get(0).requests()).isEqualTo(12);
    assertThat(second.total().get(1)).isEqualTo(cell(9));
    assertThat(second.load(0).state()).isEqualTo(SecondState.LATE);
  }

  @Test
  void oneWhoReadsWhileTheRunGoesOnSeesNothingOfIt() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 3 * Chunk.ROWS; second++) {
      builder.load(second, whole(second));
      builder.whole(second, second);
      builder.name(second, CART, second % 5 == 0 ? Cell.NONE : cell(second));
      if (second == Chunk.ROWS + 5) {
        History early = builder.build();
        builder.mark(second, SecondState.LATE);
        builder.name(second, CART, cell(1));
        assertThat(early.load(second).state()).isEqualTo(SecondState.WHOLE);
        assertThat(early.wholeSeconds().count()).isEqualTo(second + 1);
        Series cart = early.names().getOrDefault(CART, Series.EMPTY);
        assertThat(cart.get(second)).isEqualTo(cell(second));
        assertThat(cart.rows()).isEqualTo(second + 1);
      }
    }
    assertThat(builder.build().wholeSeconds().bytesReceived(300)).isEqualTo(300);
  }

  @Test
  void aSecondThatWasLeftOutIsUncounted() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    builder.load(0, whole(1));
    builder.load(3, whole(1));

    History history = builder.build();
    assertThat(history.seconds()).isEqualTo(4);
    assertThat(history.load(2).state()).isEqualTo(SecondState.UNCOUNTED);
    assertThat(history.load(3).state()).isEqualTo(SecondState.WHOLE);
  }

  @Test
  void theStrongestReasonToLeaveASecondOutStays() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    builder.load(0, new LoadSecond(1, 1, 0, SecondState.WORKER_LOST));
    builder.mark(0, SecondState.WARM_UP);
    builder.mark(7, SecondState.LATE);

    assertThat(builder.build().load(0).state()).isEqualTo(SecondState.WORKER_LOST);
  }

  @Test
  void aNameHasARowForEachSecondEvenWhereItWasSilent() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 1000; second++) {
      builder.load(second, whole(1));
      if (second % 500 == 3) {
        builder.name(second, CART, cell(second));
      }
    }

    Series cart = builder.build().names().getOrDefault(CART, Series.EMPTY);
    assertThat(cart.rows()).isEqualTo(1000);
    assertThat(cart.get(3)).isEqualTo(cell(3));
    assertThat(cart.get(4)).isEqualTo(Cell.NONE);
    assertThat(cart.get(503)).isEqualTo(cell(503));
    assertThat(cart.get(999)).isEqualTo(Cell.NONE);
  }

  @Test
  void namesThatOutgrowTheirRoomGetLongerRowsWithTheSameCounts() {
    int names = 10;
    int seconds = 3000;
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE, names * 8 * Chunk.ROWS, 100);
    for (int second = 0; second < seconds; second++) {
      builder.load(second, whole(1));
      for (int name = 0; name < names; name++) {
        builder.name(second, new RequestKey("GET", "/" + name), cell(1 + second % 7));
      }
    }

    History history = builder.build();
    assertThat(history.names()).hasSize(names);
    history
        .names()
        .values()
        .forEach(series -> {
          assertThat(series.secondsPerRow()).isEqualTo(4);
          assertThat(series.rows()).isEqualTo(seconds / 4);
          assertThat(requests(series)).isEqualTo(requestsOf(seconds));
        });
  }

  private static long requestsOf(int seconds) {
    long sum = 0;
    for (int second = 0; second < seconds; second++) {
      sum += 1 + second % 7;
    }
    return sum;
  }

  private static long requests(Series series) {
    long sum = 0;
    for (int row = 0; row < series.rows(); row++) {
      sum += series.get(row).requests();
    }
    return sum;
  }

  @Test
  void thinnedRowsKeepCountsMeansAndTheMaximum() {
    Series series =
        Series.of(
            List.of(
                new Cell(10, 0, 0, 100, 200, 300, 400, 100, 0),
                new Cell(30, 30, 5, 300, 400, 500, 900, 0, 50),
                new Cell(1, 0, 0, 1, 1, 1, 1, 1, 0)),
            1);

    Series thin = series.thinned(2);
    assertThat(thin.rows()).isEqualTo(2);
    assertThat(thin.secondsPerRow()).isEqualTo(2);
    assertThat(thin.get(0)).isEqualTo(new Cell(40, 30, 5, 250, 350, 450, 900, 100, 50));
    assertThat(thin.get(0).meanMicros()).isCloseTo((10 * 100 + 30 * 50) / 40.0, within(1e-9));
    assertThat(thin.get(1).requests()).isEqualTo(1);
  }

  @Test
  void secondsThatGoBackAreRefused() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    builder.total(5, cell(1));

    assertThatIllegalArgumentException().isThrownBy(() -> builder.total(4, cell(1)));
  }
}
