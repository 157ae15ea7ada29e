package dev.throng.runner.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleManifestTravelsUnchanged(Path manifest) throws IOException {
    ReadResult.Valid valid = (ReadResult.Valid) ManifestReader.read(Files.readString(manifest));
    ToWorker.Prepare prepare =
        new ToWorker.Prepare(
            valid.manifest().spec(),
            3,
            -7,
            Map.of("f", List.of(Map.of("a", "x", "n", 3))),
            new JavaSources(
                List.of(new SourceFile("users/Shopper.java", "class Shopper {}\n")),
                List.of("libs/a.jar")),
            9);

    assertThat(throughWire(prepare)).hasToString(prepare.toString());
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("compose.yaml"))
          .toList()
          .stream();
    }
  }

  @Test
  void rowsKeepNullAndEveryDigit() throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("nothing", null);
    row.put("price", new BigDecimal("19.90"));
    row.put("big", new BigInteger("18446744073709551617"));
    row.put("list", Arrays.asList(null, new BigDecimal("1.10")));
    ToWorker.Prepare prepare = (ToWorker.Prepare) throughWire(prepare(Map.of("f", List.of(row))));

    assertThat(prepare.rows()).isEqualTo(Map.of("f", List.of(row)));
  }

  @Test
  void rowsOfDifferentColumnsTravelInTheirOrder() throws IOException {
    Map<String, Object> swapped = new LinkedHashMap<>();
    swapped.put("b", 1);
    swapped.put("a", List.of(2));
    List<Map<String, Object>> rows =
        List.of(Map.of("only", "x"), Map.of("only", "y"), Map.of(), swapped, Map.of("only", "z"));

    ToWorker.Prepare prepare = (ToWorker.Prepare) throughWire(prepare(Map.of("f", rows)));

    assertThat(prepare.rows()).hasToString(Map.of("f", rows).toString());
    assertThat(((ToWorker.Prepare) throughWire(prepare(Map.of("f", List.of())))).rows())
        .isEqualTo(Map.of("f", List.of()));
  }

  @Test
  void rowsTakeNoMoreRoomThanTheirFile() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 100_000; i < 120_000; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("aColumnWithALongName", String.valueOf(i));
      row.put("anotherColumnWithALongName", "x");
      rows.add(row);
    }
    int ofFile = rows.size() * "100000,x\n".length();

    byte[] frame = Codec.toWorker().encode(new Frame<>(1, 0, prepare(Map.of("f", rows))));

    assertThat(frame.length).isLessThan(ofFile + ofFile / 4);
  }

  static ToWorker.Prepare prepare(Map<String, List<Map<String, Object>>> rows) throws IOException {
    ReadResult.Valid valid =
        (ReadResult.Valid)
            ManifestReader.read(Files.readString(Path.of("..", "examples", "hello.yaml")));
    return new ToWorker.Prepare(valid.manifest().spec(), 1, 1, rows, JavaSources.NONE, 1);
  }

  @Test
  void everyMessageToAWorkerTravelsUnchanged() throws IOException {
    for (ToWorker message :
        List.of(
            new ToWorker.Start(5_000_000_000L),
            new ToWorker.ChangeUsers(List.of(new ToWorker.UserChange(7, 3, 1, true))),
            new ToWorker.ReleaseUsers(),
            new ToWorker.ShareArrivals(
                1,
                2,
                3,
                4,
                List.of(
                    new Arrivals(
                        "Api",
                        Arrivals.Process.CONSTANT,
                        5,
                        List.of(new ArrivalStage(GoDuration.ofSeconds(3), new Rate(12.5)))))),
            new ToWorker.ShareConnections(5),
            new ToWorker.Stop(8, 9))) {
      assertThat(throughWire(message)).isEqualTo(message);
    }
  }

  static Snapshot snapshot() {
    LatencyHistogram times = new LatencyHistogram();
    new Random(1).longs(1000, 0, 5_000_000).forEach(times::record);
    SparseHistogram sparse = times.toSparse();
    return new Snapshot(
        4,
        new int[] {1, 2},
        3,
        List.of(new RequestKey("POST", "/pay/{id}")),
        List.of(
            Snapshot.NameCount.of(0, Map.of(TimeFigure.SERVICE, sparse), 0, 1, Map.of(302, 1L)),
            Snapshot.NameCount.of(
                    2,
                    Map.of(
                        TimeFigure.RESPONSE, sparse,
                        TimeFigure.FAILED_SERVICE, sparse,
                        TimeFigure.UNFINISHED, sparse,
                        TimeFigure.FIRST_BYTE, sparse),
                    77,
                    88,
                    Map.of(200, 995L, 503, 5L))
                .traced(
                    List.of(
                        new TracedRequest(new TraceId(1, 2), 5_000_000, 4_900),
                        new TracedRequest(new TraceId(3, Long.MIN_VALUE), 0, 4_100)))),
        List.of(
            new Snapshot.ErrorCount(2, 503, "status 503", 5, 100, 900),
            new Snapshot.ErrorCount(
                2,
                500,
                "status 500",
                1,
                100,
                100,
                new FailedAnswer("500", "{}"),
                new TracedRequest(new TraceId(-1, 7), 100, 100))),
        List.of(new Snapshot.ExceptionCount("A / browse", "no token", 1)),
        new long[] {9},
        new long[] {0},
        new Snapshot.TaskCount(10, 9),
        new Snapshot.ArrivalCount(11, 1, 12, 2),
        new Snapshot.Health(sparse, 13, 14, 15),
        new Snapshot.ConnectionCount(15, 16, 17),
        true);
  }

  @Test
  void aSnapshotTravelsWithoutLoss() throws IOException {
    Snapshot snapshot = snapshot();
    Codec<ToMaster> codec = Codec.toMaster();

    Frame<ToMaster> frame =
        codec.decode(codec.encode(new Frame<>(8, 7, new ToMaster.Counted(snapshot))));

    assertThat(frame.number()).isEqualTo(8);
    assertThat(frame.received()).isEqualTo(7);
    assertThat(((ToMaster.Counted) Objects.requireNonNull(frame.message())).snapshot())
        .usingRecursiveComparison()
        .isEqualTo(snapshot);
  }

  @Property
  void aHistogramOfAnyTimesTravelsWithoutLoss(
      @ForAll List<@LongRange(min = 0, max = 4_000_000_000L) Long> times) {
    LatencyHistogram histogram = new LatencyHistogram();
    times.forEach(histogram::record);
    SparseHistogram sparse = histogram.toSparse();

    assertThat(SparseHistogram.of(sparse.bytes())).usingRecursiveComparison().isEqualTo(sparse);
  }

  @Property
  void bytesThatAreNoHistogramAreRefusedAndHarmNothing(@ForAll byte[] bytes) {
    try {
      SparseHistogram histogram = SparseHistogram.of(bytes);
      new LatencyHistogram().add(histogram);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("a histogram");
    }
  }

  @Test
  void bytesThatAreNoFrameAreRefused() {
    assertThatThrownBy(() -> Codec.toWorker().decode(HexFormat.of().parseHex("8301008240a0")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Codec.toMaster().decode(new byte[] {1, 2, 3}))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            Codec.toMaster()
                .decode(Codec.toWorker().encode(new Frame<>(1, 0, new ToWorker.Start(0)))))
        .isInstanceOf(IOException.class);
  }

  private static ToWorker throughWire(ToWorker message) throws IOException {
    Codec<ToWorker> codec = Codec.toWorker();
    return Objects.requireNonNull(codec.decode(codec.encode(new Frame<>(1, 0, message))).message());
  }
}
