package dev.throng.runner.compiler;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Defines compiled classes from memory. */
public final class SourceClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;

  SourceClassLoader(CompiledSources sources, ClassLoader application, String visible) {
    super(urls(sources.classPath()), new Window(application, visible));
    classes = sources.classes();
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

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
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
