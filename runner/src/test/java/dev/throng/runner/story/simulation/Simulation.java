package dev.throng.runner.story.simulation;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.stats.RequestKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a run, event by event: users that wait and ask, or arrivals; a queue before a number of
 * servers. The same seed gives the same run.
 */
public final class Simulation {
  private final Ramp ramp;
  private final Target target;
  private final SplittableRandom random;
  private final Recording recording;
  private double thinkSeconds = 1;
  private double constantThink;
  private boolean evenly;
  private int names = 1;
  private int workers = 1;
  private double slowWorkerSeconds;

  private double[] arrivals = {};
  private int arrived;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private int busy;
  private int inFlight;
  private double tokens = 10;
  private double refilled;

  /** At its time: a user asks, or a request is done. */
  private record Event(double at, long order, int user, @Nullable Request done)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(order, other.order) : at < other.at ? -1 : 1;
    }
  }

  private record Request(
      int user, int name, double begun, boolean failed, boolean refused, boolean served) {}

  private long order;

  public Simulation(Ramp ramp, Target target, long seed) {
    this.ramp = ramp;
    this.target = target;
    random = new SplittableRandom(seed);
    recording = new Recording((int) ramp.seconds());
  }

  /** Users wait so long on average, exponentially. */
  public Simulation think(double seconds) {
    thinkSeconds = seconds;
    return this;
  }

  /** Users wait so long, exactly. */
  public Simulation thinkExactly(double seconds) {
    constantThink = seconds;
    return this;
  }

  /** Arrivals of a constant rate are evenly spaced. */
  public Simulation evenly() {
    evenly = true;
    return this;
  }

  public Simulation names(int count) {
    names = count;
    return this;
  }

  /** The last of them is slower. */
  public Simulation workers(int count, double lastSlowerSeconds) {
    workers = count;
    slowWorkerSeconds = lastSlowerSeconds;
    return this;
  }

  public History run() {
    double end = ramp.seconds();
    if (ramp.open()) {
      arrivals = DoubleStream.iterate(nextArrival(0), at -> at < end, this::nextArrival).toArray();
    } else {
      addUsers(end);
    }
    boolean goesOn;
    do {
      goesOn = goOn(end);
    } while (goesOn);
    return recording.history(ramp, constantThink);
  }

  /** To the next event, an arrival first. */
  private boolean goOn(double end) {
    double event = events.isEmpty() ? end : events.peek().at;
    if (arrived < arrivals.length && arrivals[arrived] <= event) {
      ask(arrivals[arrived++], -1);
      return true;
    }
    if (event >= end) {
      return false;
    }
    Event next = events.remove();
    if (next.done == null) {
      ask(next.at, next.user);
    } else {
      done(next.at, next.done);
    }
    return true;
  }

  private double nextArrival(double at) {
    if (evenly) {
      return at + 1 / ramp.highest();
    }
    double next = at;
    double highest = ramp.highest();
    do {
      next += exponential(1 / highest);
    } while (next < ramp.seconds() && random.nextDouble() * highest > ramp.at(next));
    return next;
  }

  private void addUsers(double end) {
    int users = 0;
    for (double at = 0; at < end; at += 0.1) {
      int wanted = (int) Math.round(ramp.at(at));
      for (; users < wanted; users++) {
        at(at + random.nextDouble() * 0.1, users, null);
      }
      users = Math.min(users, wanted);
    }
  }

  private void at(double at, int user, @Nullable Request done) {
    events.add(new Event(at, order++, user, done));
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private void ask(double now, int user) {
    if (user >= 0 && user >= Math.round(ramp.at(now))) {
      return;
    }
    inFlight++;
    int name = names == 1 ? 0 : random.nextInt(names);
    if (!allowed(now) || waiting.size() >= target.longestQueue) {
      at(
          now + 0.001 * (1 + random.nextDouble()),
          user,
          new Request(user, name, now, true, true, false));
    } else if (busy < target.servers) {
      serve(now, new Request(user, name, now, false, false, true));
    } else {
      waiting.add(new Request(user, name, now, false, false, true));
    }
  }

  private boolean allowed(double now) {
    if (Double.isInfinite(target.limitPerSecond)) {
      return true;
    }
    tokens =
        Math.min(target.limitPerSecond / 10, tokens + (now - refilled) * target.limitPerSecond);
    refilled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  private void serve(double now, Request request) {
    busy++;
    boolean failed = random.nextDouble() < target.failing.at(now, inFlight, request.name);
    double work =
        failed
            ? target.failureSeconds
            : target.workSeconds
                * target.factor.at(now, inFlight, request.name)
                * Math.exp(target.sigma * gaussian() - target.sigma * target.sigma / 2);
    at(
        afterPauses(now, work),
        request.user,
        new Request(request.user, request.name, request.begun, failed, false, true));
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private double afterPauses(double start, double work) {
    double from = start;
    double end = start + work;
    for (double[] pause : target.pauses) {
      double stop = pause[0] + pause[1];
      if (from >= pause[0] && from < stop) {
        end += stop - from;
        from = stop;
      } else if (pause[0] >= from && pause[0] < end) {
        end += pause[1];
      }
    }
    return end;
  }

  private void done(double now, Request request) {
    inFlight--;
    if (request.served) {
      busy--;
      next(now);
    }
    answer(now, request);
  }

  private void next(double now) {
    while (!waiting.isEmpty()) {
      Request request = waiting.poll();
      if (now - request.begun <= target.patienceSeconds) {
        serve(now, request);
        return;
      }
      inFlight--;
      answer(now, new Request(request.user, request.name, request.begun, true, true, false));
    }
  }

  private void answer(double now, Request request) {
    int worker =
        workers == 1 ? 0 : (request.user >= 0 ? request.user : random.nextInt(workers)) % workers;
    double time = now - request.begun + (worker == workers - 1 ? slowWorkerSeconds : 0);
    recording.add(now, request.name, worker, time, request.failed, request.refused);
    if (request.user >= 0) {
      double think = constantThink > 0 ? constantThink : exponential(thinkSeconds);
      at(now + think, request.user, null);
    }
  }

  /** What was answered in each second. */
  private final class Recording {
    private final Times[][] byName;
    private final Times[][] byWorker;
    private final Times[] total;

    Recording(int seconds) {
      byName = new Times[seconds][];
      byWorker = new Times[seconds][];
      total = new Times[seconds];
    }

    void add(double now, int name, int worker, double seconds, boolean failed, boolean refused) {
      int second = (int) now;
      if (second >= total.length) {
        return;
      }
      if (total[second] == null) {
        total[second] = new Times();
        byName[second] = new Times[names];
        byWorker[second] = new Times[workers];
        Arrays.setAll(byName[second], _ -> new Times());
        Arrays.setAll(byWorker[second], _ -> new Times());
      }
      total[second].add(seconds, failed, refused);
      if (names > 1) {
        byName[second][name].add(seconds, failed, refused);
      }
      if (workers > 1) {
        byWorker[second][worker].add(seconds, failed, refused);
      }
    }

    History history(Ramp ramp, double wait) {
      HistoryBuilder builder =
          new HistoryBuilder(wait > 0 ? new Rhythm(List.of(wait)) : Rhythm.NONE);
      for (int second = 0; second < total.length; second++) {
        double load = ramp.at(second + 1);
        int users = ramp.open() ? 0 : (int) Math.round(load);
        builder.load(
            second,
            new LoadSecond(users, users, ramp.open() ? (float) load : 0, SecondState.WHOLE));
        if (total[second] != null) {
          builder.total(second, total[second].cell());
          for (int name = 0; name < names; name++) {
            builder.name(
                second,
                new RequestKey("GET", "/" + name),
                names == 1 ? total[second].cell() : byName[second][name].cell());
          }
          for (int worker = 0; worker < workers && workers > 1; worker++) {
            builder.worker(second, "w" + worker, byWorker[second][worker].cell());
          }
        }
      }
      return builder.build();
    }
  }

  private static final class Times {
    private float[] micros = new float[16];
    private int count;
    private int failures;
    private int refused;
    private double success;
    private double failure;

    void add(double seconds, boolean failed, boolean wasRefused) {
      if (count == micros.length) {
        micros = Arrays.copyOf(micros, 2 * count);
      }
      micros[count++] = (float) (seconds * 1e6);
      failures += failed ? 1 : 0;
      refused += wasRefused ? 1 : 0;
      if (failed) {
        failure += seconds * 1e6;
      } else {
        success += seconds * 1e6;
      }
    }

    Cell cell() {
      if (count == 0) {
        return Cell.NONE;
      }
      float[] sorted = Arrays.copyOf(micros, count);
      Arrays.sort(sorted);
      return new Cell(
          count,
          failures,
          refused,
          sorted[(int) Math.ceil(count * 0.5) - 1],
          sorted[(int) Math.ceil(count * 0.95) - 1],
          sorted[(int) Math.ceil(count * 0.99) - 1],
          sorted[count - 1],
          count == failures ? 0 : (float) (success / (count - failures)),
          failures == 0 ? 0 : (float) (failure / failures));
    }
  }
}
