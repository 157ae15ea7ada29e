package dev.throng.runner.catalogue;

import dev.throng.crds.spec.Check;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.steps.LocatedStep;
import dev.throng.crds.steps.Request;
import dev.throng.crds.steps.Step;
import dev.throng.crds.steps.Timed;
import dev.throng.runner.stats.RequestKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Gives a number to each user class, request name and check. Those of a manifest have theirs by its
 * spec alone, so that all processes of a run number them alike. Request names that come up later
 * are added; what does not fit into {@value #MAX_NAMES} names is {@link RequestKey#OTHER}. A number
 * never changes. Any thread.
 */
public final class Catalogue {
  public static final int MAX_NAMES = 500;

  private static final int NONE = -1;

  private final UnaryOperator<String> fit;
  private final List<String> classes;
  private final List<RequestKey> names = new CopyOnWriteArrayList<>();
  private final Map<RequestKey, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<CheckKey, Integer> checks = new LinkedHashMap<>();
  private final List<CheckKey> checkKeys;
  private final int namesOfSpec;
  private volatile int other = NONE;

  private Catalogue(LoadTestSpec spec, UnaryOperator<String> fit) {
    this.fit = fit;
    classes = spec.userClasses().stream().map(UserClass::name).toList();
    LocatedStep.of(spec).map(LocatedStep::step).forEach(this::add);
    namesOfSpec = names.size();
    checkKeys = List.copyOf(checks.keySet());
  }

  /**
   * What a test counts from its beginning.
   *
   * @param spec valid by its own rules, and already reduced to the tags and classes that are to run
   */
  public static Catalogue of(LoadTestSpec spec) {
    return of(spec, UnaryOperator.identity());
  }

  /**
   * What a test counts from its beginning.
   *
   * @param fit makes names that come up later such that everybody may read them, and short
   */
  public static Catalogue of(LoadTestSpec spec, UnaryOperator<String> fit) {
    return new Catalogue(spec, fit);
  }

  private void add(Step step) {
    switch (step) {
      case Request request -> {
        int name = number(key(request));
        request
            .checks()
            .forEach(check -> checks.putIfAbsent(CheckKey.of(name, check), checks.size()));
      }
      case Timed timed -> number(key(timed));
      default -> {}
    }
  }

  /** What requests of a step are counted under. */
  public static RequestKey key(Request request) {
    return new RequestKey(request.method().name(), request.shownName());
  }

  /** What a transaction is counted under. */
  public static RequestKey key(Timed transaction) {
    return new RequestKey(RequestKey.TRANSACTION, transaction.name());
  }

  /** The number of a name, which is added if it is new. */
  public int name(RequestKey key) {
    Integer known = numbers.get(key);
    return known == null ? number(new RequestKey(key.type(), fit.apply(key.name()))) : known;
  }

  private int number(RequestKey key) {
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int others = other;
    return others != NONE && names.size() == MAX_NAMES ? others : addName(key);
  }

  private synchronized int addName(RequestKey key) {
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int ownNames = names.size() - (other == NONE ? 0 : 1);
    if (ownNames == MAX_NAMES - 1 && !key.equals(RequestKey.OTHER)) {
      return addName(RequestKey.OTHER);
    }
    int number = names.size();
    names.add(key);
    numbers.put(key, number);
    if (key.equals(RequestKey.OTHER)) {
      other = number;
    }
    return number;
  }

  /**
   * The number of a check of the manifest.
   *
   * @param name the number of its request's name
   */
  public int check(int name, Check check) {
    return Objects.requireNonNull(checks.get(CheckKey.of(name, check)), "no check of the spec");
  }

  /** Of user classes, by their numbers. */
  public List<String> classes() {
    return classes;
  }

  /** What requests and transactions are counted under, by their numbers; it grows. */
  public List<RequestKey> names() {
    return Collections.unmodifiableList(names);
  }

  /** How many names the manifest has: those with the same numbers in all processes of a run. */
  public int namesOfSpec() {
    return namesOfSpec;
  }

  /** Whether there were more names than fit. */
  public boolean isExceeded() {
    return other != NONE;
  }

  /** The checks of all requests, by their numbers. */
  public List<CheckKey> checks() {
    return checkKeys;
  }

  public boolean isTransaction(int name) {
    return names.get(name).type().equals(RequestKey.TRANSACTION);
  }
}
