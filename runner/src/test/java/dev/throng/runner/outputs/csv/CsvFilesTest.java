package dev.throng.runner.outputs.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFilesTest {
  @TempDir Path folder;

  private static RunViewBuilder twoNames() {
    return new RunViewBuilder()
        .points(seconds(10))
        .request("GET", "/api/products", 1, 10_000, 20_000, 30_000, 1_234_567)
        .request("POST", "/search?q=a,\"b\"", 0, 1_400);
  }

  private static List<Timeline.Point> seconds(int count) {
    return IntStream.range(0, count)
        .mapToObj(second -> new Timeline.Point(second, 50, 50, 0, 0, 0, 0, 0, 0, 0, 0))
        .toList();
  }

  @Test
  void statsHaveARowPerNameAndTheAggregateAsLocustWritesThem() throws IOException {
    CsvFiles files = new CsvFiles(folder.resolve("l").toString(), false);

    files.onFinish(twoNames().build());

    assertThat(folder.resolve("l_stats.csv"))
        .hasContent(
            """
            Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%
            GET,/api/products,4,1,20,323.64175,10.0,1234.567,512.0,0.4,0.1,20,30,30,1235,1235,1235,1235,1235,1235,1235,1235
            POST,"/search?q=a,""b\""",1,0,1,1.4,1.4,1.4,512.0,0.1,0.0,1,1,1,1,1,1,1,1,1,1,1
            ,Aggregated,5,1,20,259.1934,1.4,1234.567,512.0,0.5,0.1,20,30,30,30,1235,1235,1235,1235,1235,1235,1235
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void everySecondAddsTheAggregatesRowToTheHistoryWithItsOwnTimeHoweverLateItWasCounted()
      throws IOException {
    CsvFiles files = new CsvFiles(folder.resolve("l").toString(), false);

    files.onSecond(twoNames().seconds(7, 10L).points(seconds(1)).build());
    files.onSecond(twoNames().seconds(7, 10L).points(seconds(2)).build());

    assertThat(folder.resolve("l_stats_history.csv"))
        .hasContent(
            """
            Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size
            1795435201,50,,Aggregated,0.500000,0.100000,20,30,30,30,1235,1235,1235,1235,1235,1235,1235,5,1,20,259.1934,1.4,1234.567,512.0
            1795435202,50,,Aggregated,0.500000,0.100000,20,30,30,30,1235,1235,1235,1235,1235,1235,1235,5,1,20,259.1934,1.4,1234.567,512.0
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void fullHistoryAddsARowForEachName() throws IOException {
    CsvFiles files = new CsvFiles(folder.resolve("l").toString(), true);

    files.onSecond(twoNames().build());

    assertThat(Files.readAllLines(folder.resolve("l_stats_history.csv")))
        .hasSize(4)
        .element(2)
        .asString()
        .startsWith("1795435210,50,POST,\"/search?q=a,\"\"b\"\"\",0.100000,0.000000,1,1,1");
  }

  @Test
  void aRunWithoutSamplesSaysSoInItsPercentiles() throws IOException {
    CsvFiles files = new CsvFiles(folder.resolve("l").toString(), false);
    RunView view = new RunViewBuilder().points(seconds(10)).build();

    files.onSecond(view);
    files.onFinish(view);

    String none = "N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A";
    assertThat(Files.readAllLines(folder.resolve("l_stats.csv")).getLast())
        .isEqualTo(",Aggregated,0,0,0,0.0,0.0,0.0,0.0,0.0,0.0," + none);
    assertThat(Files.readAllLines(folder.resolve("l_stats_history.csv")).getLast())
        .isEqualTo(
            "1795435210,50,,Aggregated,0.000000,0.000000," + none + ",0,0,0,0.0,0.0,0.0,0.0");
  }

  @Test
  void failuresAndExceptionsAreListed() throws IOException {
    CsvFiles files = new CsvFiles(folder.resolve("l").toString(), false);

    files.onFinish(
        twoNames()
            .failure("POST", "/api/orders", "Cart was empty", 12)
            .exception("no variable token", "Shopper > checkout > step 2", 3)
            .build());

    assertThat(folder.resolve("l_failures.csv"))
        .hasContent(
            """
            Method,Name,Error,Occurrences,First Seen,Last Seen
            POST,/api/orders,Cart was empty,12,2026-11-23T12:00:01Z,2026-11-23T12:00:08Z
            """
                .replace("\n", "\r\n"));
    assertThat(folder.resolve("l_exceptions.csv"))
        .hasContent(
            """
            Count,Message,Traceback,Nodes
            3,no variable token,Shopper > checkout > step 2,"worker-0, worker-1"
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theFilesCanBeReadFromTheStartAndAreUpToDateEveryFiveSeconds() throws IOException {
    CsvFiles files = new CsvFiles(folder.resolve("l").toString(), false);
    List<String> header = Files.readAllLines(folder.resolve("l_stats.csv"));

    for (int second = 0; second < 4; second++) {
      files.onSecond(twoNames().build());
    }
    List<String> afterFour = Files.readAllLines(folder.resolve("l_stats.csv"));
    files.onSecond(twoNames().build());

    assertThat(header).hasSize(1).isEqualTo(afterFour);
    assertThat(Files.readAllLines(folder.resolve("l_stats.csv"))).hasSize(4);
  }
}
