package dev.throng.shop;

import dev.throng.shop.limits.ConnectionPool;
import dev.throng.shop.limits.CpuWorkers;
import dev.throng.shop.limits.GrowingTable;
import dev.throng.shop.limits.Pauses;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a shop is like; {@link #DEFAULT} has no limits but those of its machine.
 *
 * @param host the address to listen on
 * @param port from 1 to 65535, or 0 for a free one
 * @param eventLoops threads that read and answer requests, at least 1
 * @param accessLog the file that gets a line for each request, or null
 */
public record ShopOptions(
    String host,
    int port,
    int eventLoops,
    @Nullable Path accessLog,
    CpuWorkers.@Nullable Settings cpuWorkers,
    ConnectionPool.@Nullable Settings dbPool,
    Pauses.@Nullable Settings pauses,
    GrowingTable.@Nullable Settings growingTable) {

  /** On a free loopback port, one event loop, no log, no limits. */
  public static final ShopOptions DEFAULT =
      new ShopOptions("127.0.0.1", 0, 1, null, null, null, null, null);

  public ShopOptions {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("the port must be from 0 to 65535, not " + port);
    }
    if (eventLoops < 1) {
      throw new IllegalArgumentException("event loops must be at least 1, not " + eventLoops);
    }
  }

  public ShopOptions withPort(int number) {
    return new ShopOptions(
        host, number, eventLoops, accessLog, cpuWorkers, dbPool, pauses, growingTable);
  }

  public ShopOptions withEventLoops(int loops) {
    return new ShopOptions(host, port, loops, accessLog, cpuWorkers, dbPool, pauses, growingTable);
  }

  public ShopOptions withAccessLog(Path file) {
    return new ShopOptions(host, port, eventLoops, file, cpuWorkers, dbPool, pauses, growingTable);
  }

  public ShopOptions withCpuWorkers(CpuWorkers.Settings settings) {
    return new ShopOptions(
        host, port, eventLoops, accessLog, settings, dbPool, pauses, growingTable);
  }

  public ShopOptions withDbPool(ConnectionPool.Settings settings) {
    return new ShopOptions(
        host, port, eventLoops, accessLog, cpuWorkers, settings, pauses, growingTable);
  }

  public ShopOptions withPauses(Pauses.Settings settings) {
    return new ShopOptions(
        host, port, eventLoops, accessLog, cpuWorkers, dbPool, settings, growingTable);
  }

  public ShopOptions withGrowingTable(GrowingTable.Settings settings) {
    return new ShopOptions(host, port, eventLoops, accessLog, cpuWorkers, dbPool, pauses, settings);
  }
}
