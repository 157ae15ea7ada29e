package dev.throng.runner.bench;

import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.wire.Uplink;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Workers that run nothing, and report as if they did, until the input ends: with who started them.
 */
public final class SimulatedFleet {
  private static final int REQUESTS_PER_NAME = 10;

  /** All of them read the same test in one process: more slowly than workers in their own would. */
  private static final int MILLIS_BETWEEN_ARRIVALS = 15;

  private SimulatedFleet() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    int workers = Integer.parseInt(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    Vertx vertx = Vertx.vertx();
    List<Snapshot.NameCount> names = names();
    for (int i = 0; i < workers; i++) {
      WebSocketConnectOptions master = new WebSocketConnectOptions();
      master.setHost("127.0.0.1").setPort(port);
      Uplink.Settings settings =
          new Uplink.Settings(
              master,
              new WebSocketClientOptions(),
              "w" + i,
              Greeting.version(ServedMaster.VERSION),
              ServedMaster.TOKEN,
              Duration.ofMinutes(1));
      var unused = new Uplink(vertx, settings, told -> worker(vertx, told, names)).open();
      Thread.sleep(MILLIS_BETWEEN_ARRIVALS);
    }
    System.in.transferTo(OutputStream.nullOutputStream());
    vertx.close().await();
  }

  private static WorkerPort worker(Vertx vertx, MasterPort master, List<Snapshot.NameCount> names) {
    int[] second = {0};
    return message -> {
      if (message instanceof ToWorker.Prepare) {
        master.tell(new ToMaster.Ready());
      } else if (message instanceof ToWorker.Start) {
        vertx.setPeriodic(
            1000, _ -> master.tell(new ToMaster.Counted(snapshot(second[0]++, names))));
      }
    };
  }

  private static Snapshot snapshot(int second, List<Snapshot.NameCount> names) {
    return new Snapshot(
        second,
        new int[] {1},
        0,
        List.of(),
        names,
        List.of(),
        List.of(),
        new long[0],
        new long[0],
        Snapshot.TaskCount.NONE,
        Snapshot.ArrivalCount.NONE,
        new Snapshot.Health(SparseHistogram.EMPTY, 0, 0, 0),
        new Snapshot.ConnectionCount(0, 1, 0),
        false);
  }

  private static List<Snapshot.NameCount> names() {
    Random random = new Random(1);
    List<Snapshot.NameCount> names = new ArrayList<>();
    for (int i = 0; i < FleetBenchmark.NAMES; i++) {
      names.add(
          Snapshot.NameCount.of(
              i,
              Map.of(
                  TimeFigure.RESPONSE, times(random),
                  TimeFigure.SERVICE, times(random),
                  TimeFigure.FIRST_BYTE, times(random)),
              1000,
              100,
              Map.of(200, (long) REQUESTS_PER_NAME)));
    }
    return names;
  }

  private static SparseHistogram times(Random random) {
    LatencyHistogram times = new LatencyHistogram();
    for (int i = 0; i < REQUESTS_PER_NAME; i++) {
      times.record((long) (20_000 * Math.exp(random.nextGaussian() / 2)));
    }
    return times.toSparse();
  }
}
