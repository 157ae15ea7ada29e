package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepAliveTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keep-alive       | timeout=5            | 4s",
        "Keep-Alive       | timeout=59, max=100  | 58s",
        "keep-alive       | max=3 , Timeout = 10 | 9s",
        "keep-alive, TE   | timeout=\"20\"       | 19s",
        "keep-alive       | timeout=1            | 500ms",
        "keep-alive       | timeout=2            | 1s",
        "keep-alive       | timeout=0            | 0s",
        "keep-alive       | timeout=60, max=0    | 0s",
        "close            | timeout=60           | 0s",
        "TE, Close        | timeout=60           | 0s",
        "keep-alive       | timeout=999999999    | 999999998s",
      })
  void anAnnouncedLimitIsKeptWithAMarginOfASecondOrHalfOfIt(
      String connection, String keepAlive, String expected) {
    assertThat(idleNanos(connection, keepAlive))
        .isEqualTo(Duration.parse("PT" + expected.replace("500ms", "0.5s")).toNanos());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "           | timeout=5",
        "keep-alive |",
        "keep-alive | max=5",
        "keep-alive | timeout=soon",
        "keep-alive | timeout=-1",
        "keep-alive | timeouts=5",
        "closed     | ",
      })
  void whatSaysNothingOfALimitSetsNone(@Nullable String connection, @Nullable String keepAlive) {
    assertThat(idleNanos(connection, keepAlive)).isEqualTo(KeepAlive.UNLIMITED);
  }

  private static long idleNanos(@Nullable String connection, @Nullable String keepAlive) {
    MultiMap headers = HttpHeaders.headers();
    if (connection != null) {
      headers.set("Connection", connection);
    }
    if (keepAlive != null) {
      headers.set("Keep-Alive", keepAlive);
    }
    return KeepAlive.idleNanos(headers);
  }
}
