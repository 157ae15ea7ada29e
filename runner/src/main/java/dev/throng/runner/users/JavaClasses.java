package dev.throng.runner.users;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Tags;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceProblem;
import dev.throng.runner.stats.RequestKey;
import dev.throng.users.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The user classes in Java of a worker, and what the users of all its loops share. */
public final class JavaClasses implements AutoCloseable {
  private final UserCode code;
  private final List<@Nullable UserModel> models;
  private final Map<String, String> secrets;
  private final Consumer<String> log;
  private final boolean carried;
  private final boolean once;
  private final Bodies bodies = new Bodies();
  private final Watch watch;
  private @Nullable WorkerHooks hooks;

  /**
   * @param models by the numbers of their classes; null for those of the manifest
   * @param carried whether event loops carry the users' threads
   * @param once whether users do everything once
   */
  private JavaClasses(
      UserCode code,
      List<@Nullable UserModel> models,
      Map<String, String> secrets,
      Consumer<String> log,
      boolean carried,
      boolean once) {
    this.code = code;
    this.models = models;
    this.secrets = Map.copyOf(secrets);
    this.log = log;
    this.carried = carried;
    this.once = once;
    watch = new Watch(log);
  }

  /**
   * Reads the classes that a test names, and makes an object of each.
   *
   * @param rows of its feeds
   * @param secrets by name
   * @param log takes what users log
   * @param carried whether event loops are to carry the users' threads, where Java lets them
   * @throws WrongSources listing all that is wrong with them
   */
  public static JavaClasses of(
      UserCode code,
      LoadTestSpec spec,
      Map<String, List<Map<String, Object>>> rows,
      Map<String, String> secrets,
      Consumer<String> log,
      boolean carried) {
    List<@Nullable UserModel> models = new ArrayList<>();
    List<SourceProblem> problems = new ArrayList<>();
    for (UserClass userClass : spec.userClasses()) {
      models.add(
          userClass.java() == null
              ? null
              : read(code, userClass.javaName(), spec.tags(), problems));
    }
    JavaClasses classes =
        new JavaClasses(code, models, secrets, log, carried && CarriedThreads.areToBeHad(), false);
    code.hooks().forEach(type -> HookThread.problem(type).ifPresent(problems::add));
    if (problems.isEmpty()) {
      Trial trial =
          new Trial(
              feed -> {
                List<Map<String, Object>> known = rows.get(feed);
                if (known == null) {
                  throw noFeed(feed, rows.keySet());
                }
                return known.isEmpty() ? Map.of() : known.getFirst();
              },
              classes::secret);
      models.stream()
          .filter(model -> model != null)
          .distinct()
          .forEach(model -> trial.problem(model, Trial.LONGEST).ifPresent(problems::add));
    }
    if (!problems.isEmpty()) {
      throw new WrongSources(problems);
    }
    return classes;
  }

  /**
   * All that the sources themselves show to be wrong with classes; none of them is run.
   *
   * @param names of user classes
   */
  public static List<SourceProblem> problems(JavaSources java, List<String> names) {
    UserCode code;
    try {
      code = UserCode.of(java);
    } catch (WrongSources e) {
      return e.problems();
    }
    List<SourceProblem> problems = new ArrayList<>();
    names.stream().distinct().forEach(name -> read(code, name, Tags.DEFAULT, problems));
    return problems;
  }

  private static @Nullable UserModel read(
      UserCode code, String name, Tags tags, List<SourceProblem> problems) {
    ClassReader reader = new ClassReader(tags);
    try {
      UserModel model = reader.user(code.userClass(name));
      problems.addAll(reader.problems());
      return model;
    } catch (IllegalArgumentException e) {
      problems.add(new SourceProblem(name, 0, 0, String.valueOf(e.getMessage()), ""));
    } catch (LinkageError e) {
      problems.add(new SourceProblem(name, 0, 0, "cannot be loaded: " + UserErrors.text(e), ""));
    }
    return null;
  }

  /** The same classes, whose users do every task once and in order, for a person to watch. */
  public JavaClasses rehearsed() {
    return new JavaClasses(
        code,
        models.stream().<@Nullable UserModel>map(m -> m == null ? null : m.inOrder()).toList(),
        secrets,
        log,
        carried,
        true);
  }

  /**
   * From now on the hooks of the sources are called in this worker; null where it has none.
   *
   * @param names of requests, by their numbers
   * @param classNames of user classes, by their numbers
   */
  public @Nullable WorkerHooks startHooks(List<RequestKey> names, List<String> classNames) {
    List<Class<? extends Hooks>> types = code.hooks();
    if (!types.isEmpty()) {
      hooks = new WorkerHooks(new HookThread(types, log), names, classNames);
    }
    return hooks;
  }

  @Nullable WorkerHooks hooks() {
    return hooks;
  }

  /** Whether users do everything once. */
  boolean areRehearsed() {
    return once;
  }

  static IllegalArgumentException noFeed(String name, java.util.Collection<String> known) {
    return new IllegalArgumentException(
        "spec.data has no feed \"" + name + "\"; it has " + (known.isEmpty() ? "none" : known));
  }

  @Nullable UserModel model(int userClass) {
    return models.get(userClass);
  }

  /**
   * A secret's text.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  String secret(String name) {
    String text = secrets.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "spec.secrets has no \""
              + name
              + "\"; it has "
              + (secrets.isEmpty() ? "none" : secrets.keySet()));
    }
    return text;
  }

  Consumer<String> log() {
    return log;
  }

  boolean areCarried() {
    return carried;
  }

  Bodies bodies() {
    return bodies;
  }

  Watch watch() {
    return watch;
  }

  @Override
  public void close() {
    watch.close();
    WorkerHooks current = hooks;
    if (current != null) {
      current.close();
    }
  }
}
