package dev.throng.runner.users;

import dev.throng.crds.spec.Tags;
import dev.throng.runner.compiler.Compilation;
import dev.throng.runner.compiler.CompiledSources;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceCompiler;
import dev.throng.users.Hooks;
import dev.throng.users.HttpUser;
import dev.throng.users.spi.ProcessEnd;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Java of a test, compiled, with a class loader of its own. Nothing of it has run yet, but what
 * JDBC drivers of its class path do when they are loaded.
 */
public final class UserCode {
  /** All that it sees of Throng. */
  private static final String API = HttpUser.class.getPackageName();

  /** A process that plans a test and runs it compiles it once. */
  private static volatile @Nullable Compiled last;

  private final List<String> names;
  private final ClassLoader loader;

  private record Compiled(JavaSources java, CompiledSources sources) {}

  private UserCode(List<String> names, ClassLoader loader) {
    this.names = names;
    this.loader = loader;
  }

  /** A class that this program has already, and its loader. */
  public static UserCode ofLoaded(Class<? extends HttpUser> type) {
    return new UserCode(List.of(type.getName()), type.getClassLoader());
  }

  /**
   * @throws WrongSources listing all errors of the sources
   */
  public static UserCode of(JavaSources java) {
    Compiled known = last;
    if (known == null || !known.java().equals(java)) {
      known = new Compiled(java, compiled(java));
      last = known;
    }
    CompiledSources sources = known.sources();
    ClassLoader loader =
        sources.loader(HttpUser.class.getClassLoader(), API, ProcessEnd.class.getName());
    if (!sources.classPath().isEmpty()) {
      JdbcDrivers.load(loader);
    }
    return new UserCode(sources.classes().keySet().stream().sorted().toList(), loader);
  }

  private static CompiledSources compiled(JavaSources java) {
    SourceCompiler compiler =
        new SourceCompiler(List.of(api()), java.classPath().stream().map(Path::of).toList());
    return switch (compiler.compile(java.files())) {
      case Compilation.Done done -> done.sources();
      case Compilation.Failed failed -> throw new WrongSources(failed.problems());
    };
  }

  /** The jar or the folder that this program itself has the API from. */
  private static Path api() {
    try {
      return Path.of(HttpUser.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A user class.
   *
   * @param name with its package, or without if only one of the sources has it
   * @throws IllegalArgumentException saying why there is none, as a sentence goes on after its name
   */
  public Class<? extends HttpUser> userClass(String name) {
    List<String> found =
        names.contains(name)
            ? List.of(name)
            : names.stream().filter(each -> each.matches(".*[.$]\\Q" + name + "\\E")).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "is the name of " + String.join(" and ", found) + ": give one with its package");
    }
    Class<?> type = load(found.isEmpty() ? name : found.getFirst());
    if (!HttpUser.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException("does not extend HttpUser");
    }
    return type.asSubclass(HttpUser.class);
  }

  /**
   * Whether the tags leave a user class any of its tasks.
   *
   * @param name as in {@link #userClass}
   * @throws IllegalArgumentException as there
   */
  public boolean hasTasks(String name, Tags tags) {
    ClassReader reader = new ClassReader(tags);
    reader.user(userClass(name));
    return !reader.isLeftNothing();
  }

  private Class<?> load(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException _) {
      List<String> all = userClasses().stream().map(Class::getSimpleName).toList();
      throw new IllegalArgumentException(
          all.isEmpty()
              ? "is no class of the sources, and no class of them extends HttpUser"
              : "is no class of the sources, which have " + String.join(", ", all));
    } catch (LinkageError e) {
      throw new IllegalArgumentException("cannot be loaded: " + e, e);
    }
  }

  /** The classes of the sources of which users can be made, by name. */
  public List<Class<? extends HttpUser>> userClasses() {
    return extending(HttpUser.class);
  }

  /** The classes of the sources that are hooks, by name. */
  public List<Class<? extends Hooks>> hooks() {
    return extending(Hooks.class);
  }

  private <T> List<Class<? extends T>> extending(Class<T> wanted) {
    List<Class<? extends T>> found = new ArrayList<>();
    for (String name : names) {
      try {
        Class<?> type = loader.loadClass(name);
        if (wanted.isAssignableFrom(type)
            && !Modifier.isAbstract(type.getModifiers())
            && !type.isAnonymousClass()
            && !type.isLocalClass()) {
          found.add(type.asSubclass(wanted));
        }
      } catch (ClassNotFoundException | LinkageError _) {
        // what lacks a library is told where it is asked for by name
      }
    }
    return found;
  }
}
