package dev.throng.runner.users;

import dev.throng.crds.rules.TagFilter;
import dev.throng.crds.spec.Tags;
import dev.throng.runner.compiler.SourceProblem;
import dev.throng.users.HttpUser;
import dev.throng.users.Sequential;
import dev.throng.users.Task;
import dev.throng.users.TaskSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a user class by reflection, and collects all that is wrong with it. */
final class ClassReader {
  private static final MethodType OF_OBJECT = MethodType.methodType(void.class, Object.class);

  private final Tags tags;
  private final List<SourceProblem> problems = new ArrayList<>();
  private boolean leftOut;
  private boolean nothingLeft;

  /** A task, and where it stands. */
  private record Placed(int line, TaskPick task) {}

  /**
   * @param tags which tasks are to run
   */
  ClassReader(Tags tags) {
    this.tags = tags;
  }

  private boolean runs(List<String> own) {
    boolean runs = TagFilter.runs(Set.copyOf(own), tags);
    leftOut |= !runs;
    return runs;
  }

  /** Whether the user class that was read has tasks, and the tags leave none of them. */
  boolean isLeftNothing() {
    return nothingLeft;
  }

  /** What was found wrong, one sentence each. */
  List<SourceProblem> problems() {
    return problems;
  }

  /** A user class; null if it cannot be used. */
  @Nullable UserModel user(Class<?> type) {
    int before = problems.size();
    if (Modifier.isAbstract(type.getModifiers())) {
      problem(type, "is abstract");
    }
    if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
      problem(type, "is an inner class: make it static, or a class of its own");
    }
    MethodHandle make = problems.size() == before ? constructor(type, null) : null;
    List<Placed> all = tasks(type, List.of());
    nothingLeft = all.isEmpty() && leftOut;
    if (all.isEmpty() && problems.size() == before) {
      problem(
          type, leftOut ? "has no task that the tags leave" : "has no task: give a method @Task");
    }
    TaskPick.Several tasks = several(type, all);
    if (make == null || problems.size() > before) {
      return null;
    }
    return new UserModel(
        type.getSimpleName(),
        type,
        make,
        has(type, HttpUser.class, "onStart"),
        has(type, HttpUser.class, "onStop"),
        tasks,
        new UserErrors(type));
  }

  private TaskPick.Several several(Class<?> type, List<Placed> placed) {
    List<TaskPick> tasks = placed.stream().map(Placed::task).toList();
    boolean sequential = type.isAnnotationPresent(Sequential.class);
    TaskPick.Several several = TaskPick.Several.of(tasks, sequential);
    if (!tasks.isEmpty() && several.isEmpty() && tasks.stream().noneMatch(t -> t.weight() < 0)) {
      problem(type, "has no task with a weight above 0");
    }
    return several;
  }

  private List<Placed> tasks(Class<?> type, List<String> inherited) {
    List<Placed> tasks = new ArrayList<>();
    List<Class<?>> line = new ArrayList<>();
    for (Class<?> c = type;
        c != null && c != HttpUser.class && c != TaskSet.class && c != Object.class;
        c = c.getSuperclass()) {
      line.addFirst(c);
    }
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Class<?> c : line) {
      for (Method method : c.getDeclaredMethods()) {
        if (!method.isSynthetic() && method.getParameterCount() == 0) {
          methods.put(method.getName(), method);
        } else if (method.isAnnotationPresent(Task.class)) {
          taskProblem(method, "has parameters, and may have none");
        }
      }
    }
    for (Class<?> c : line) {
      ClassOrder order = order(c);
      List<Placed> own = new ArrayList<>();
      for (Method method : methods.values()) {
        Task task = method.getAnnotation(Task.class);
        if (method.getDeclaringClass() == c && task != null) {
          method(method, task, inherited)
              .ifPresent(t -> own.add(new Placed(order.line(method.getName()), t)));
        }
      }
      for (Class<?> inner : c.getDeclaredClasses()) {
        Task task = inner.getAnnotation(Task.class);
        if (task != null) {
          set(inner, task, inherited)
              .ifPresent(t -> own.add(new Placed(order(inner).firstLine(), t)));
        }
      }
      own.sort(Comparator.comparingInt(Placed::line).thenComparing(p -> name(p.task())));
      tasks.addAll(own);
    }
    return tasks;
  }

  private static String name(TaskPick task) {
    return switch (task) {
      case TaskPick.Method method -> method.name();
      case TaskPick.Set set -> set.name();
    };
  }

  private Optional<TaskPick> method(Method method, Task task, List<String> inherited) {
    Class<?> type = method.getDeclaringClass();
    if (task.weight() < 0) {
      taskProblem(method, weight(task));
    }
    if (Modifier.isStatic(method.getModifiers())) {
      taskProblem(method, "is static, and must not be");
      return Optional.empty();
    }
    List<String> all = both(inherited, task.tags());
    if (!runs(all)) {
      return Optional.empty();
    }
    try {
      MethodHandle handle = lookup(type).unreflect(method).asType(OF_OBJECT);
      return Optional.of(new TaskPick.Method(name(method), task.weight(), handle));
    } catch (IllegalAccessException e) {
      taskProblem(method, "cannot be called: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<TaskPick> set(Class<?> type, Task task, List<String> inherited) {
    if (task.weight() < 0) {
      problem(type, weight(task));
    }
    if (!TaskSet.class.isAssignableFrom(type)) {
      problem(type, "is a class with @Task, and does not extend TaskSet");
      return Optional.empty();
    }
    List<String> all = both(inherited, task.tags());
    int before = problems.size();
    List<Placed> placed = tasks(type, all);
    if (placed.isEmpty()) {
      if (problems.size() == before && runs(all)) {
        problem(type, "has no task: give a method @Task");
      }
      return Optional.empty();
    }
    TaskPick.Several tasks = several(type, placed);
    boolean inner = !Modifier.isStatic(type.getModifiers());
    MethodHandle make = constructor(type, inner ? type.getDeclaringClass() : null);
    if (make == null) {
      return Optional.empty();
    }
    return Optional.of(
        new TaskPick.Set(
            type.getSimpleName(),
            task.weight(),
            inner ? make : MethodHandles.dropArguments(make, 0, Object.class),
            tasks));
  }

  private static String weight(Task task) {
    return "has the weight " + task.weight() + ": must be 0 or more";
  }

  private static List<String> both(List<String> inherited, String... own) {
    List<String> tags = new ArrayList<>(inherited);
    tags.addAll(List.of(own));
    return List.copyOf(tags);
  }

  /**
   * @param around the class of the object around its objects; null for none
   */
  private @Nullable MethodHandle constructor(Class<?> type, @Nullable Class<?> around) {
    try {
      Constructor<?> constructor =
          around == null ? type.getDeclaredConstructor() : type.getDeclaredConstructor(around);
      MethodHandle handle = lookup(type).unreflectConstructor(constructor);
      return handle.asType(
          around == null
              ? MethodType.methodType(Object.class)
              : MethodType.methodType(Object.class, Object.class));
    } catch (NoSuchMethodException _) {
      problem(type, "has no constructor without parameters");
    } catch (IllegalAccessException e) {
      problem(type, "its constructor cannot be called: " + e.getMessage());
    }
    return null;
  }

  private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static boolean has(Class<?> type, Class<?> above, String method) {
    for (Class<?> c = type; c != null && c != above; c = c.getSuperclass()) {
      for (Method own : c.getDeclaredMethods()) {
        if (own.getName().equals(method) && own.getParameterCount() == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static ClassOrder order(Class<?> type) {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      return new ClassOrder(bytes == null ? new byte[0] : bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void taskProblem(Method method, String what) {
    ClassOrder order = order(method.getDeclaringClass());
    problems.add(
        new SourceProblem(
            order.file(), order.line(method.getName()), 0, name(method) + " " + what, ""));
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private void problem(Class<?> type, String what) {
    ClassOrder order = order(type);
    problems.add(
        new SourceProblem(
            order.file(), order.firstLine(), 0, type.getSimpleName() + " " + what, ""));
  }
}
