package dev.throng.shop;

import dev.throng.shop.limits.ConnectionPool;
import dev.throng.shop.limits.CpuWorkers;
import dev.throng.shop.limits.GrowingTable;
import dev.throng.shop.limits.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line: starts a shop and keeps it until SIGINT or SIGTERM. */
@Command(
    name = "shop",
    description = "A small web shop to aim load tests at. All limits are off by default.",
    mixinStandardHelpOptions = true,
    version = "throng-shop 0.1.0",
    showDefaultValues = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on.")
  String host = ShopOptions.DEFAULT.host();

  @Option(names = "--port", paramLabel = "PORT", description = "Port; 0 picks a free one.")
  int port = 8080;

  @Option(
      names = "--port-file",
      paramLabel = "FILE",
      description = "Write the port to FILE once the shop answers.")
  @Nullable Path portFile;

  @Option(names = "--event-loops", paramLabel = "N", description = "Threads that serve requests.")
  int eventLoops = ShopOptions.DEFAULT.eventLoops();

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description = "Write start, method, path, status and duration of each request to FILE.")
  @Nullable Path accessLog;

  @Option(
      names = "--cpu-workers",
      paramLabel = "N",
      description = "Each API request does work on one of N threads.")
  @Nullable Integer cpuWorkers;

  @Option(names = "--cpu-rounds", paramLabel = "N", description = "That work: N rounds of SHA-256.")
  int cpuRounds = 20_000;

  @Option(
      names = "--db-pool",
      paramLabel = "N",
      description = "Each API request holds one of N database connections.")
  @Nullable Integer dbPool;

  @Option(
      names = "--db-hold",
      paramLabel = "TIME",
      defaultValue = "20ms",
      description = "For how long it holds it.")
  Duration dbHold = Duration.ZERO;

  @Option(
      names = "--db-patience",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "How long it waits for one before it answers 503.")
  Duration dbPatience = Duration.ZERO;

  @Option(
      names = "--pause-every",
      paramLabel = "TIME",
      description = "Stop the world each time this has passed.")
  @Nullable Duration pauseEvery;

  @Option(
      names = "--pause-for",
      paramLabel = "TIME",
      defaultValue = "800ms",
      description = "For how long.")
  Duration pauseFor = Duration.ZERO;

  @Option(
      names = "--growing-table",
      description = "/api/search reads a whole table, which grows with orders and time.")
  boolean growingTable;

  @Option(
      names = "--growing-table-rate",
      paramLabel = "N",
      description = "Rows that it grows by in a second, from the first search on.")
  int growingTableRate = 5_000;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main())
            .registerConverter(Duration.class, new DurationText())
            .setExecutionExceptionHandler(Main::sayWhy)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Shop shop = Shop.start(options());
    Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "shop-close"));
    if (portFile != null) {
      publish(shop.port(), portFile);
    }
    System.out.println("shop listening on " + shop.url());
    new CountDownLatch(1).await(); // a signal ends the process
    return 0;
  }

  private ShopOptions options() {
    try {
      return new ShopOptions(
          host,
          port,
          eventLoops,
          accessLog,
          cpuWorkers == null ? null : new CpuWorkers.Settings(cpuWorkers, cpuRounds),
          dbPool == null ? null : new ConnectionPool.Settings(dbPool, dbHold, dbPatience),
          pauseEvery == null ? null : new Pauses.Settings(pauseEvery, pauseFor),
          growingTable ? new GrowingTable.Settings(growingTableRate) : null);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "shop: " + e.getMessage());
    }
  }

  /** Whoever waits for the file never sees half of it. */
  private static void publish(int port, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, port + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int sayWhy(Exception e, CommandLine command, ParseResult parsed) {
    command.getErr().println("shop: " + e.getMessage());
    return 4;
  }
}
