package dev.throng.runner.worker;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Recorder;
import dev.throng.runner.engine.UserSource;
import dev.throng.runner.http.TargetClient;
import dev.throng.runner.http.Transport;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.script.Feeds;
import dev.throng.runner.script.Script;
import dev.throng.runner.users.JavaClasses;
import dev.throng.runner.users.JavaUsers;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event loop, its users, and what they share. */
record ScriptedLoop(LoadLoop loop, Script script) {

  /**
   * @param sharedConnections how many the loop may have to each server; 0 if each user has its own
   * @param java the scenario's classes in Java; null if it has none
   */
  static ScriptedLoop of(
      Vertx vertx,
      Scenario scenario,
      Script.Run run,
      TargetClient client,
      int sharedConnections,
      Feeds feeds,
      @Nullable JavaClasses java,
      LoadLoop.Listener listener) {
    List<String> confidential = new ArrayList<>(scenario.secrets());
    confidential.addAll(client.secrets());
    Blanks secrets = Blanks.of(confidential);
    Catalogue catalogue = scenario.catalogue();
    Recorder recorder = new Recorder(catalogue.names().size(), catalogue.checks().size(), secrets);
    LoadLoop loop =
        new LoadLoop(((VertxInternal) vertx).createEventLoopContext(), recorder, listener);
    Transport transport =
        new Transport(
            loop, vertx, client, scenario.http(), catalogue.names(), secrets, sharedConnections);
    Script script = new Script(loop, scenario, run, feeds, transport);
    UserSource users =
        java == null
            ? script
            : new MixedUsers(script, new JavaUsers(script, java, catalogue::name));
    loop.populate(users, scenario.classes().size());
    return new ScriptedLoop(loop, script);
  }

  /**
   * The only loop of its scenario: all rows of the feeds are its own, and each user has its own
   * connections.
   */
  static ScriptedLoop alone(
      Vertx vertx,
      Scenario scenario,
      Script.Run run,
      TargetClient client,
      LoadLoop.Listener listener) {
    return alone(vertx, scenario, run, client, null, listener);
  }

  /** Likewise, with the scenario's classes in Java. */
  static ScriptedLoop alone(
      Vertx vertx,
      Scenario scenario,
      Script.Run run,
      TargetClient client,
      @Nullable JavaClasses java,
      LoadLoop.Listener listener) {
    return of(vertx, scenario, run, client, 0, new Feeds(scenario.feeds()), java, listener);
  }
}
