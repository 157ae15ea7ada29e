package dev.throng.runner.server;

import dev.throng.crds.run.MasterStatus;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.master.RealTime;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** A master in this process, behind a port that is open to workers. */
public final class ServedMaster implements AutoCloseable {
  public static final String TOKEN = "token-of-the-test";

  /** Of both ends, since none runs from a jar. */
  public static final String VERSION = "development";

  public final Master master;
  public final int port;
  final MasterServer server;
  private final Vertx vertx;
  private final int expectedWorkers;

  /**
   * @param vertx closed with the master
   */
  public ServedMaster(Vertx vertx, TestPlan plan, int expectedWorkers) {
    this(vertx, plan, new FleetPlan.Joining(expectedWorkers));
  }

  ServedMaster(Vertx vertx, TestPlan plan, FleetPlan crew) {
    this(vertx, plan, crew, null, MasterServer.MOST_USERS);
  }

  ServedMaster(Vertx vertx, TestPlan plan, FleetPlan crew, @Nullable Identity tls, int maxUsers) {
    this.vertx = vertx;
    expectedWorkers = crew.expected();
    master = new Master(plan, crew, VERSION, new RunListener() {}, new RealTime());
    server =
        new MasterServer(
            vertx,
            master,
            new MasterServer.Settings(
                "127.0.0.1",
                0,
                true,
                expectedWorkers,
                new Token(TOKEN),
                VERSION,
                tls,
                tls == null ? null : 0,
                maxUsers));
    port = server.listen().await();
  }

  /** One that waits for one worker to run a test of two users. */
  static ServedMaster waiting(Vertx vertx) {
    return waiting(vertx, new FleetPlan.Joining(1));
  }

  static ServedMaster waiting(Vertx vertx, FleetPlan crew) {
    return waiting(vertx, crew, null, MasterServer.MOST_USERS);
  }

  /**
   * @param tls null for plain HTTP; otherwise there is a plain port for this machine, too
   */
  static ServedMaster waiting(Vertx vertx, FleetPlan crew, @Nullable Identity tls, int maxUsers) {
    return new ServedMaster(
        vertx,
        Manifests.plan(
            "api",
            """
            target: {baseUrl: http://localhost:1}
            load: {users: 2, duration: 5s}
            userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}]}]}]
            """),
        crew,
        tls,
        maxUsers);
  }

  /** The run as the operator sees it. */
  public MasterStatus status() {
    return Statuses.of(master.view().join(), expectedWorkers);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  @Override
  public void close() {
    master.close();
    vertx.close().await();
  }
}
