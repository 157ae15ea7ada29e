package dev.throng.runner.simulation;

import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.simulation.Course.Limit;
import dev.throng.runner.simulation.Log.Arrival.Became;
import dev.throng.runner.simulation.Log.Entry;
import dev.throng.runner.simulation.Log.Event;
import dev.throng.runner.simulation.Log.Report;
import dev.throng.runner.simulation.LostUsers.Gap;
import dev.throng.runner.simulation.Reports.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Goes through what the master could know, in order: which seconds are complete when, what came too
 * late for its second, and what ends the run first.
 */
final class Replay {
  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = SECOND / 10;
  private static final long PATIENCE = 20 * SECOND;

  private final Course course;
  private final Log log;
  private final BiPredicate<Limit, Integer> aborts;
  private final Reports reports;
  private final Map<Integer, Integer> ready = new HashMap<>();
  private final Map<Integer, Integer> running = new HashMap<>();
  private final Set<Integer> leaving = new HashSet<>();
  private final Set<Part> lateOfFullLoad = new HashSet<>();
  private final Map<Integer, Boolean> firstHeardAfterEnd = new HashMap<>();
  private final LostUsers lostUsers = new LostUsers();
  private final Map<Integer, ToMaster> lastMessage = new HashMap<>();
  private final Set<Integer> closedAfterEnd = new HashSet<>();
  private final Borders borders;
  private final Set<Limit> broke = new HashSet<>();
  private final Map<Integer, Report> lastReport = new HashMap<>();
  private boolean started;
  private boolean unstopped;
  private int closed;
  private long endNanos = Long.MAX_VALUE;
  private long patienceEnds = Long.MAX_VALUE;
  private Ending ending = Ending.NONE;

  /** Why the load ended. */
  enum Ending {
    NONE,
    COMPLETED,
    INTERRUPTED,
    THRESHOLD,
    IMPOSSIBLE
  }

  /**
   * @param aborts whether a threshold ends the run when a second has closed
   */
  Replay(Course course, Log log, BiPredicate<Limit, Integer> aborts, Borders borders) {
    this.borders = borders;
    this.course = course;
    this.log = log;
    this.aborts = aborts;
    reports = new Reports(log);
  }

  void run() {
    for (Event event : log.events) {
      if (started) {
        until(event instanceof Event.Became ? event.nanos() - 1 : event.nanos());
      }
      switch (event) {
        case Event.Started _ -> {
          started = true;
          running.putAll(ready);
        }
        case Event.Became became -> became(became);
        case Event.Heard heard -> heard(heard);
        case Event.Interrupted _ -> end(Ending.INTERRUPTED, event.nanos());
        case Event.Finished _ -> {
          unstopped = !running.isEmpty();
          close((int) (Math.min(endNanos, event.nanos()) / SECOND) - 1, event.nanos());
          reports.last().ifPresent(last -> close(last, event.nanos()));
        }
      }
    }
    if (!started) {
      ending = Ending.IMPOSSIBLE;
    }
  }

  /** What the clock alone brings about before a moment. */
  private void until(long nanos) {
    while (true) {
      long end = course.whenMasterRuns(course.seconds() * SECOND);
      long overall =
          course.overallSeconds() == 0
              ? Long.MAX_VALUE
              : course.whenMasterRuns(course.overallSeconds() * SECOND);
      long next = Math.min(patienceEnds, Math.min(end, overall));
      if (running.isEmpty()) {
        long last = Math.min(Math.min(nanos - 1, next), endNanos) / TICK * TICK;
        close((int) (last / SECOND) - 1, last);
      }
      if (next > nanos || ending != Ending.NONE) {
        return;
      }
      end(next == end ? Ending.COMPLETED : Ending.IMPOSSIBLE, next);
    }
  }

  private void became(Event.Became became) {
    int worker = became.worker();
    int before = (int) (became.nanos() / SECOND) - 1;
    switch (became.state()) {
      case READY, RUNNING -> {
        if (!started) {
          ready.put(worker, -1);
        } else {
          running.put(worker, before);
          patienceEnds = enough() ? Long.MAX_VALUE : patienceEnds;
        }
      }
      case LOST -> lost(became);
      case CONNECTING, LEFT, STOPPED -> {}
    }
  }

  private void lost(Event.Became became) {
    int worker = became.worker();
    long nanos = became.nanos();
    int takers = (int) running.keySet().stream().filter(key -> !leaving.contains(key)).count();
    ready.remove(worker);
    Integer counted = running.remove(worker);
    if (counted != null && !leaving.contains(worker) && ending == Ending.NONE) {
      long horizon = course.whenMasterRuns(nanos / TICK * TICK) + SECOND;
      lostUsers.lost(
          counted + 1,
          (int) Math.ceilDiv(Math.max(nanos, horizon), SECOND),
          LostUsers.of(course.usersBefore(horizon), takers, usersOf(worker)),
          isStuck(became, counted) ? nanos : 0);
      afterLoss(nanos);
    }
    if (started && running.isEmpty()) {
      close((int) (Math.min(nanos, endNanos) / SECOND) - 1, nanos);
    } else if (started) {
      closeComplete(nanos);
    }
  }

  private int usersOf(int worker) {
    return lastReport.containsKey(worker) ? lastReport.get(worker).users() : 0;
  }

  /** It gives signs of life, but has counted nothing for 10 s. */
  private boolean isStuck(Event.Became became, int counted) {
    long uncounted = became.nanos() - (counted + 1) * SECOND;
    if (uncounted < 9 * SECOND || lastMessage.get(became.worker()) instanceof ToMaster.Stopped) {
      return false;
    }
    if (became.silentNanos() > 3.7 * SECOND) {
      borders.touch();
    }
    return true;
  }

  private void afterLoss(long nanos) {
    switch (course.onLoss()) {
      case "Abort" -> end(Ending.IMPOSSIBLE, nanos);
      case "Continue" -> {
        if (!enough()) {
          end(Ending.IMPOSSIBLE, nanos);
        }
      }
      default -> patienceEnds = enough() ? Long.MAX_VALUE : nanos + PATIENCE;
    }
  }

  private boolean enough() {
    return running.keySet().stream().filter(worker -> !leaving.contains(worker)).count()
        >= course.minAvailable();
  }

  private void heard(Event.Heard heard) {
    int worker = heard.worker();
    lastMessage.put(worker, heard.message());
    switch (heard.message()) {
      case ToMaster.Counted counted -> {
        Part part = new Part(worker, counted.snapshot().second());
        boolean late = part.second() < closed;
        if (started && reports.arrives(part, late)) {
          lastReport.put(worker, reports.report(part));
          firstHeardAfterEnd.putIfAbsent(part.second(), ending != Ending.NONE);
          if (late && isWithinLoad(part.second())) {
            lateOfFullLoad.add(part);
          }
          running.computeIfPresent(worker, (_, last) -> Math.max(last, part.second()));
          closeComplete(heard.nanos());
        }
      }
      case ToMaster.StopAsked _ -> end(Ending.IMPOSSIBLE, heard.nanos());
      case ToMaster.EndAsked _ -> end(Ending.INTERRUPTED, heard.nanos());
      case ToMaster.Leaving _ -> {
        if (ending == Ending.NONE && running.containsKey(worker) && leaving.add(worker)) {
          afterLoss(heard.nanos());
        }
      }
      case ToMaster.Stopped _ -> {
        if (leaving.contains(worker) || ending != Ending.NONE) {
          running.remove(worker);
          closeComplete(heard.nanos());
        }
      }
      case ToMaster.Ready _, ToMaster.Refused _ -> {}
    }
  }

  /** Closes the seconds of which nobody who runs has more to say. */
  private void closeComplete(long nanos) {
    running.values().stream().mapToInt(last -> last).min().ifPresent(last -> close(last, nanos));
  }

  private void close(int through, long nanos) {
    while (closed <= through) {
      int second = closed++;
      if (ending != Ending.NONE) {
        closedAfterEnd.add(second);
      }
      lostUsers.closes(second);
      course.judgedLimits().stream()
          .filter(limit -> ending == Ending.NONE && aborts.test(limit, second))
          .findFirst()
          .ifPresent(limit -> {
            broke.add(limit);
            end(Ending.THRESHOLD, nanos);
          });
    }
  }

  private void end(Ending reason, long nanos) {
    if (ending == Ending.NONE) {
      ending = reason;
      endNanos = nanos;
    }
  }

  /** Whether a worker had not stopped when the run was over. */
  boolean leftSomebodyRunning() {
    return unstopped;
  }

  Ending ending() {
    return ending;
  }

  /** Those that ended the run, for which nothing mends them. */
  Set<Limit> broke() {
    return broke;
  }

  Reports reports() {
    return reports;
  }

  /** Those from one on that have closed. */
  List<Integer> seconds(int from) {
    return IntStream.range(from, closed).boxed().toList();
  }

  /** Whether the load was on for the whole of a second. */
  boolean isWithinLoad(int second) {
    return (second + 1) * SECOND <= endNanos;
  }

  /** Those that closed while the load was full length on. */
  List<Integer> wholeSeconds(int from) {
    return IntStream.range(from, closed)
        .filter(this::isWithinLoad)
        .filter(second ->
            reports.inTime(second).isEmpty()
                || !reports.inTime(second).stream().allMatch(Report::last))
        .boxed()
        .toList();
  }

  /** What ended in these whole seconds, or came late of any second of full load. */
  List<Entry> entriesOfFullLoad(List<Integer> whole) {
    Stream<Entry> inTime = whole.stream().flatMap(second -> reports.entriesInTime(second).stream());
    Stream<Entry> judgedLate =
        lateOfFullLoad.stream()
            .filter(part -> part.second() >= course.warmupSeconds())
            .flatMap(reports::entries);
    return Stream.concat(inTime, judgedLate).toList();
  }

  boolean wasHeardOfAfterTheEnd(int second) {
    return firstHeardAfterEnd.getOrDefault(second, false);
  }

  /** Whether it was let go on after the end, and nobody had said anything of it. */
  boolean wasUnknownAtTheEnd(int second) {
    return reports.inTime(second).isEmpty() && closedAfterEnd.contains(second);
  }

  /** Whether there may be more than was reported. */
  boolean isGap(int second) {
    return lostUsers.areIn(second) || reports.inTime(second).isEmpty();
  }

  Gap gap(int second) {
    return lostUsers.in(second);
  }

  /** Arrivals that were due before the load ended. */
  long arrivalsDue() {
    return started ? course.arrivalsBefore(endNanos) : 0;
  }

  /** What became of the arrivals of judged seconds, late reports of them included. */
  long arrivals(Became became) {
    return log.arrivals.stream()
        .filter(arrival -> arrival.became() == became)
        .filter(arrival -> reports.hasArrived(arrival.worker(), arrival.second()))
        .filter(arrival -> arrival.second() >= course.warmupSeconds())
        .filter(arrival -> arrival.second() < closed)
        .count();
  }
}
