package dev.throng.runner.worker;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Http;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.BoundedText;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.OpenModel;
import dev.throng.runner.engine.Room;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.load.ArrivalTimes;
import dev.throng.runner.load.Shares;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.script.Feeds;
import dev.throng.runner.script.Script;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.users.JavaClasses;
import dev.throng.runner.users.WorkerHooks;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The event loops of one worker: which of them has which user and which part of the arrivals. */
final class Loops {
  /** So many numbers are for the users that the master deals, and as many for each open model's. */
  private static final long NUMBERS_OF_A_MODEL = 1L << 40;

  /** How many workers may number their users apart. */
  private static final int ARRIVAL_USER_STEP = 1 << 16;

  private final long seed;
  private final List<Arrivals> arrivals;
  private final Scenario scenario;
  private final @Nullable JavaClasses java;
  private final @Nullable WorkerHooks hooks;
  private final NewNames newNames;
  private final HttpClients clients;
  private final List<ScriptedLoop> all = new ArrayList<>();
  private final Map<Integer, Room> rooms = new HashMap<>();

  /** How many of them have users: one that has no connection for them would let them wait. */
  private int inUse;

  private boolean connectionsShared;

  /**
   * @throws UnresolvedException if something that the test names is missing here
   */
  Loops(
      Vertx vertx, Worker.Settings settings, ToWorker.Prepare prepare, LoadLoop.Listener listener) {
    seed = prepare.seed();
    arrivals = prepare.spec().load().arrivals();
    Map<String, String> secrets = settings.environment().secrets(prepare.spec());
    Blanks blanks = Blanks.of(secrets.values());
    Catalogue catalogue = Catalogue.of(prepare.spec(), name -> BoundedText.of(name, blanks));
    scenario = ScenarioCompiler.compile(prepare.spec(), catalogue, secrets, prepare.rows());
    newNames = new NewNames(catalogue);
    java =
        CompiledUsers.of(
            prepare.spec(), prepare.java(), prepare.rows(), secrets, settings.environment());
    Http http = scenario.http();
    clients =
        new HttpClients(
            vertx,
            scenario.http(),
            scenario.target().origin(),
            settings.environment().tls(http.tls()),
            settings.environment().proxy(prepare.spec()));
    hooks = java == null ? null : java.startHooks(catalogue.names(), catalogue.classes());
    Feeds feeds = new Feeds(scenario.feeds());
    int connections = http.connections() == Http.Connections.SHARED ? http.maxConnections() : 0;
    long stopTimeoutNanos = prepare.spec().load().stopTimeout().toNanos();
    for (int i = 0; i < settings.loops(); i++) {
      ScriptedLoop scripted =
          ScriptedLoop.of(
              vertx,
              scenario,
              new Script.Run(prepare.runNumber(), seed),
              clients.next(),
              connections,
              feeds,
              java,
              listener);
      LoadLoop loop = scripted.loop();
      loop.execute(() -> loop.users().stopTimeout(stopTimeoutNanos));
      if (settings.budget() != null) {
        scripted.script().limitRequests(settings.budget());
      }
      if (hooks != null) {
        loop.execute(() -> loop.recorder().showTo(hooks));
      }
      all.add(scripted);
    }
    inUse = all.size();
  }

  boolean usesCel() {
    return scenario.usesCel();
  }

  /** Of requests, that have come up since the last call. */
  List<RequestKey> newNames() {
    return newNames.next();
  }

  /** All is counted: hooks see what they have not seen, but not for long. */
  void allCounted() {
    if (hooks != null) {
      hooks.close();
    }
  }

  int size() {
    return all.size();
  }

  /** Offset 0 of the load, by {@link System#nanoTime()}. */
  void begin(long startNanos) {
    onEach(loop -> loop.begin(startNanos));
  }

  void change(ToWorker.ChangeUsers change) {
    for (ToWorker.UserChange user : change.changes()) {
      LoadLoop loop = all.get(user.user() % inUse).loop();
      loop.execute(() -> loop.users().change(user));
    }
  }

  /**
   * Deals the connections to the loops. The first time it is settled how many loops have users: as
   * many as have a connection each.
   */
  void shareConnections(int most) {
    if (!connectionsShared) {
      connectionsShared = true;
      inUse = Math.min(all.size(), most);
    }
    for (int i = 0; i < inUse; i++) {
      ScriptedLoop scripted = all.get(i);
      int own = Math.max(1, Shares.of(most, i, inUse));
      scripted.loop().execute(() -> scripted.script().transport().limitConnections(own));
    }
  }

  void releaseUsers() {
    onEach(loop -> loop.users().release());
  }

  void share(ToWorker.ShareArrivals share) {
    for (int model = 0; model < arrivals.size(); model++) {
      Arrivals ofClass = arrivals.get(model);
      int userClass = scenario.classIndex(ofClass.userClass());
      ArrivalSchedule schedule =
          new ArrivalSchedule(share.planned().isEmpty() ? ofClass : share.planned().get(model));
      long firstUser = firstUser(model, share.worker());
      Room room = rooms.computeIfAbsent(model, _ -> new Room(inUse, firstUser, ARRIVAL_USER_STEP));
      int sharers = schedule.sharers(share.shares());
      boolean takesPart = share.share() < sharers;
      room.limit(share.fromNanos(), takesPart ? schedule.room(share.share(), sharers) : 0);
      for (int i = 0; i < inUse; i++) {
        LoadLoop loop = all.get(i).loop();
        ArrivalTimes times =
            takesPart
                ? schedule
                    .times(share.share(), sharers, share.fromNanos(), seed, model)
                    .every(inUse, i)
                : () -> UserPlan.ENDLESS;
        OpenModel.Share own = new OpenModel.Share(share.fromNanos(), times);
        OpenModel.Place place = new OpenModel.Place(room, i);
        loop.execute(() -> loop.users().share(userClass, own, place));
      }
    }
  }

  /**
   * The number of the first user that an open model makes: numbers up to 2⁵³ are exact in JSON.
   *
   * @param model from 0
   * @param worker a number of the worker's own in the whole run
   */
  static long firstUser(int model, int worker) {
    return NUMBERS_OF_A_MODEL * (model + 1) + worker;
  }

  /**
   * @param endNanos the end of the load
   */
  void stopUsers(long endNanos, long timeoutNanos) {
    onEach(loop -> loop.users().stopAll(endNanos, timeoutNanos));
  }

  /**
   * Drains each loop.
   *
   * @param counted called on the loops' threads
   */
  void drain(Consumer<LoadLoop.LoopCount> counted) {
    onEach(loop -> counted.accept(loop.drain()));
  }

  /** Ends everything at once. */
  void end() {
    onEach(LoadLoop::end);
    clients.close();
    if (java != null) {
      java.close();
    }
  }

  private void onEach(Consumer<LoadLoop> action) {
    all.forEach(each -> each.loop().execute(() -> action.accept(each.loop())));
  }
}
