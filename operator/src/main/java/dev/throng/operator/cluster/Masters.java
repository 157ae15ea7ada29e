package dev.throng.operator.cluster;

import dev.throng.crds.problems.Reason;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.operator.cluster.MasterClient.Address;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks each master once a second, and four times as often while its load is about to begin or end.
 * Tells when the answer is worth a look: at once when the run got further, every 5 s when only
 * figures moved.
 */
final class Masters {
  static final long PERIOD_MILLIS = 250;
  private static final int PERIODS_WHILE_RUNNING = 4;
  private static final Duration FIGURES_EVERY = Duration.ofSeconds(5);

  /** Shorter silences are a busy network's, and one odd answer may be a fault. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** So long after the last odd answer a master is believed again. */
  private static final Duration DOUBT = Duration.ofMinutes(1);

  private final Question question;
  private final Consumer<ResourceID> changed;
  private final Consumer<Address> farewell;
  private final InstantSource clock;
  private final Map<ResourceID, Watched> watched = new ConcurrentHashMap<>();
  private volatile Predicate<ResourceID> exists = _ -> true;

  /** How a run stands, unless it stands as it did when it had this tag. */
  @FunctionalInterface
  interface Question {
    Future<Optional<MasterClient.Fresh>> status(Address master, @Nullable String tag);
  }

  /**
   * @param farewell tells a master that nobody waits for its report
   */
  Masters(
      Question question,
      Consumer<ResourceID> changed,
      Consumer<Address> farewell,
      InstantSource clock) {
    this.question = question;
    this.changed = changed;
    this.farewell = farewell;
    this.clock = clock;
  }

  static Masters start(Vertx vertx, MasterClient client, Consumer<ResourceID> changed) {
    Masters masters =
        new Masters(
            client::status, changed, address -> farewell(client, address), InstantSource.system());
    vertx.setPeriodic(PERIOD_MILLIS, _ -> masters.passPeriod());
    return masters;
  }

  /** One that does not hear it would keep its report until it is killed, so it is told again. */
  private static void farewell(MasterClient client, Address address) {
    client
        .acknowledge(address)
        .recover(_ -> client.acknowledge(address))
        .recover(_ -> client.acknowledge(address));
  }

  /** The master of a LoadTest's run, as it was last heard. */
  private static final class Watched {
    final int run;
    final Address address;
    volatile @Nullable MasterStatus status;
    volatile @Nullable String failure;
    volatile boolean untrusted;
    @Nullable String tag;
    @Nullable MasterStatus toldStatus;
    volatile Instant heard;
    Instant told = Instant.EPOCH;
    @Nullable Instant firstDoubt;
    Instant lastDoubt = Instant.EPOCH;
    boolean asking;
    int periodsUntilAsked;

    Watched(int run, Address address, Instant now) {
      this.run = run;
      this.address = address;
      heard = now;
    }
  }

  void watch(ResourceID test, int run, Address address) {
    Watched known = watched.get(test);
    if (known == null || known.run != run || !known.address.equals(address)) {
      letGo(test);
      Watched added = new Watched(run, address, clock.instant());
      watched.put(test, added);
      poll(test, added);
    }
  }

  void forget(ResourceID test) {
    watched.remove(test);
  }

  /** Of a LoadTest that goes: its master need not keep its report for anybody. */
  void letGo(ResourceID test) {
    Optional.ofNullable(watched.remove(test)).ifPresent(master -> farewell.accept(master.address));
  }

  /** Those that a LoadTest does not exist for any more are let go. */
  void only(Predicate<ResourceID> test) {
    exists = test;
  }

  Optional<Address> address(ResourceID test, int run) {
    return of(test, run).map(master -> master.address);
  }

  Optional<MasterStatus> status(ResourceID test, int run) {
    return of(test, run).map(master -> master.status);
  }

  /** Why a master does not answer any more. */
  Optional<String> trouble(ResourceID test, int run) {
    return of(test, run).map(master -> master.failure);
  }

  /** Whether that trouble is that what answers is no master, which it is for good. */
  boolean isUntrusted(ResourceID test, int run) {
    return of(test, run).filter(master -> master.untrusted).isPresent();
  }

  /** When a master last said how its run stands; at first, when it was first asked. */
  Optional<Instant> heard(ResourceID test, int run) {
    return of(test, run).map(master -> master.heard);
  }

  /** Whether a master is asked that has neither answered yet nor been silent for long. */
  boolean isUnheard(ResourceID test, int run) {
    return of(test, run)
        .filter(master -> master.status == null && master.failure == null)
        .isPresent();
  }

  private Optional<Watched> of(ResourceID test, int run) {
    return Optional.ofNullable(watched.get(test)).filter(master -> master.run == run);
  }

  void passPeriod() {
    watched.keySet().stream().filter(exists.negate()).forEach(this::letGo);
    watched.forEach(this::poll);
  }

  private void poll(ResourceID test, Watched master) {
    synchronized (master) {
      if (master.asking || --master.periodsUntilAsked > 0) {
        return;
      }
      master.asking = true;
    }
    question
        .status(master.address, master.tag)
        .onComplete(answer -> {
          boolean tell;
          synchronized (master) {
            master.asking = false;
            tell =
                answer.succeeded()
                    ? heard(master, answer.result())
                    : silent(master, answer.cause());
            boolean running = master.status != null && master.status.state() == RunState.RUNNING;
            master.periodsUntilAsked = running ? PERIODS_WHILE_RUNNING : 1;
          }
          if (tell) {
            changed.accept(test);
          }
        });
  }

  private boolean heard(Watched master, Optional<MasterClient.Fresh> answer) {
    Instant now = clock.instant();
    master.heard = now;
    boolean recovered = master.failure != null && !master.untrusted;
    if (recovered) {
      master.failure = null;
    }
    MasterStatus before = master.status;
    answer.ifPresent(fresh -> {
      master.status = fresh.status();
      master.tag = fresh.tag();
    });
    boolean further = answer.isPresent() && isFurther(before, answer.get().status());
    boolean due = master.status != null && !master.status.equals(master.toldStatus);
    if (recovered || further || (due && !now.isBefore(master.told.plus(FIGURES_EVERY)))) {
      master.toldStatus = master.status;
      master.told = now;
      return true;
    }
    return false;
  }

  private boolean silent(Watched master, Throwable cause) {
    Instant now = clock.instant();
    if (cause instanceof Untrusted) {
      return doubted(master, cause, now);
    }
    if (now.isBefore(master.heard.plus(SILENCE)) || master.failure != null) {
      return false;
    }
    boolean answers = cause instanceof MasterAnswer.Faulty;
    master.failure =
        answers
            ? "the master does not say how the run stands: " + cause.getMessage()
            : "the master does not answer: " + Reason.of(cause);
    return true;
  }

  /** Good answers in between do not help: a master that is one gives no other. */
  private static boolean doubted(Watched master, Throwable cause, Instant now) {
    Instant first = master.firstDoubt;
    if (first == null || now.isAfter(master.lastDoubt.plus(DOUBT))) {
      first = now;
    }
    master.firstDoubt = first;
    master.lastDoubt = now;
    if (now.isBefore(first.plus(SILENCE)) || master.untrusted) {
      return false;
    }
    master.untrusted = true;
    master.failure = "the master can't be trusted: " + cause.getMessage();
    return true;
  }

  private static boolean isFurther(@Nullable MasterStatus before, MasterStatus after) {
    return before == null
        || before.state() != after.state()
        || !Objects.equals(before.verdict(), after.verdict())
        || !before.workers().equals(after.workers());
  }
}
