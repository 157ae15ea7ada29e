package dev.throng.runner.compiler;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines compiled classes from memory. */
public final class SourceClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String CLASS = ".class";

  private final Map<String, byte[]> classes;
  private final ExitGuard guard;

  SourceClassLoader(
      CompiledSources sources, ClassLoader application, String visible, ExitGuard guard) {
    super(urls(sources.classPath()), new Window(application, visible));
    classes = sources.classes();
    this.guard = guard;
  }

  private static URL[] urls(List<Path> classPath) {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = classPath.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return urls;
  }

  /** Whether a class is of the sources, and not of the class path. */
  public boolean defines(String name) {
    return classes.containsKey(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(CLASS)
            ? classes.get(name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.findClass(name);
    }
    byte[] guarded = guard.guarded(bytes);
    return defineClass(name, guarded, 0, guarded.length);
  }

  /** Shows Java, and one package of an application. */
  private static final class Window extends ClassLoader {
    private final ClassLoader application;
    private final String visible;

    Window(ClassLoader application, String visible) {
      super(ClassLoader.getPlatformClassLoader());
      this.application = application;
      this.visible = visible + ".";
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(visible)) {
        return application.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
