package dev.throng.runner.users;

import dev.throng.runner.engine.BoundedText;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.User;
import dev.throng.runner.engine.UserSource;
import dev.throng.runner.http.Transport;
import dev.throng.runner.scenario.Json;
import dev.throng.runner.script.Script;
import dev.throng.runner.script.UserSession;
import dev.throng.runner.script.UserTrace;
import dev.throng.runner.stats.RequestKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the users in Java of one loop share. */
public final class JavaUsers implements UserSource {
  private final Script script;
  private final JavaClasses classes;
  private final ToIntFunction<RequestKey> names;
  private final JavaRequests requests;
  private final UserThread.Carrier carrier;

  /**
   * @param script whose sessions, feeds and rules of requests they have, too
   * @param names gives a request's name its number; any thread
   */
  public JavaUsers(Script script, JavaClasses classes, ToIntFunction<RequestKey> names) {
    this.script = script;
    this.classes = classes;
    this.names = names;
    requests = new JavaRequests(script, names);
    carrier = classes.watch().of(script.loop());
  }

  /** Whether a class, by its number, is one of these. */
  public boolean have(int userClass) {
    return classes.model(userClass) != null;
  }

  @Override
  public User user(long number, int userClass) {
    UserModel model = Objects.requireNonNull(classes.model(userClass));
    UserSession session =
        new UserSession(number, script.scenario().classes().get(userClass), script);
    return new JavaUser(number, session, model, this);
  }

  @Override
  public void end() {
    // what they share is closed by those who made it
  }

  UserThread thread(UserErrors errors, String name, Runnable body, Runnable givenBack) {
    return new UserThread(loop(), carrier, classes.areCarried(), errors, name, body, givenBack);
  }

  @Nullable WorkerHooks hooks() {
    return classes.hooks();
  }

  boolean areRehearsed() {
    return classes.areRehearsed();
  }

  /** Who watches; null for nobody. */
  @Nullable UserTrace trace() {
    return script.trace();
  }

  LoadLoop loop() {
    return script.loop();
  }

  Transport transport() {
    return script.transport();
  }

  JavaRequests requests() {
    return requests;
  }

  Bodies bodies() {
    return classes.bodies();
  }

  int name(RequestKey key) {
    return names.applyAsInt(key);
  }

  /**
   * The number of a feed.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  int feed(String name) {
    List<String> known = script.scenario().feeds().stream().map(feed -> feed.name()).toList();
    int number = known.indexOf(name);
    if (number < 0) {
      throw JavaClasses.noFeed(name, known);
    }
    return number;
  }

  /** A row as user code reads it: without what is null, as maps have it. */
  static Map<String, Object> plain(Map<String, Object> row) {
    if (row.values().stream().allMatch(String.class::isInstance)) {
      return row;
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    row.forEach((column, value) -> {
      switch (value) {
        case Json json -> plain.put(column, Bodies.plain(json.node()));
        case String _, Long _, Boolean _ -> plain.put(column, value);
        default -> {}
      }
    });
    return plain;
  }

  /**
   * A secret's text.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  String secret(String name) {
    return classes.secret(name);
  }

  /** A text of user code as it may be shown. */
  String shown(String text) {
    return BoundedText.of(text, transport().secrets());
  }

  void log(String line) {
    classes.log().accept(line);
  }
}
