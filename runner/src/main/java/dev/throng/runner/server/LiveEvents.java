package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.outputs.json.LiveJson;
import dev.throng.runner.results.RunView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The run as server-sent events, once a second, for everybody who watches. An event's id says how
 * much of the timeline its reader has, so that one who comes back with it misses nothing. A reader
 * that is slow gets fewer events, each with all that has happened since.
 */
final class LiveEvents {
  static final int MOST_VIEWERS = 32;

  /** So that no event gets large, however long the run has gone on. */
  static final int MOST_POINTS = 3600;

  private static final long PERIOD_MILLIS = 1000;
  private static final int PERIODS_OF_SILENCE = 5;

  private final Context context;
  private final Master master;
  private final int expectedWorkers;
  private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final Pattern id = Pattern.compile(run + "-([0-9]{1,9})");
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private int periods;

  LiveEvents(Vertx vertx, Master master, int expectedWorkers) {
    this.context = vertx.getOrCreateContext();
    this.master = master;
    this.expectedWorkers = expectedWorkers;
    context.runOnContext(_ -> vertx.setPeriodic(PERIOD_MILLIS, _ -> periodically()));
    master.finished().whenComplete((_, _) -> tell());
  }

  /** Whether nobody watches. Those who have seen the end go by themselves. */
  boolean isUnwatched() {
    return viewers.isEmpty();
  }

  void watch(RoutingContext route) {
    if (viewers.size() >= MOST_VIEWERS) {
      Answers.problem(route, 503, MOST_VIEWERS + " readers watch this run already");
      return;
    }
    HttpServerRequest request = route.request();
    HttpServerResponse response = route.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store");
    Viewer viewer = new Viewer(response, pointsOf(request.getHeader("Last-Event-ID")));
    response.exceptionHandler(_ -> viewers.remove(viewer));
    response.closeHandler(_ -> viewers.remove(viewer));
    viewers.add(viewer);
    viewer.keepAlive();
    tell();
  }

  private int pointsOf(@Nullable String lastEventId) {
    Matcher known = id.matcher(lastEventId == null ? "" : lastEventId);
    return known.matches() ? Integer.parseInt(known.group(1)) : 0;
  }

  private void periodically() {
    periods++;
    if (periods % PERIODS_OF_SILENCE == 0) {
      viewers.stream().filter(viewer -> !viewer.wantsNews()).forEach(Viewer::keepAlive);
    }
    tell();
  }

  /** Makes the news once for all who have the same part of the run. */
  private void tell() {
    List<Viewer> waiting = viewers.stream().filter(Viewer::wantsNews).toList();
    if (waiting.isEmpty()) {
      return;
    }
    try {
      Future.fromCompletionStage(master.view(), context)
          .compose(view -> context.executeBlocking(() -> news(waiting, view)))
          .onSuccess(news -> waiting.forEach(viewer -> viewer.send(news)));
    } catch (RejectedExecutionException _) {
      // the master has gone, and its last word with it
    }
  }

  /** By how much of the timeline a viewer has already. */
  private Map<Integer, List<LiveEvent>> news(List<Viewer> waiting, RunView view) {
    Map<Integer, List<LiveEvent>> news = new HashMap<>();
    waiting.forEach(viewer -> news.computeIfAbsent(viewer.points(), points -> since(points, view)));
    return news;
  }

  private List<LiveEvent> since(int points, RunView view) {
    int all = view.timeline().points().size();
    boolean ended = view.phase() == RunView.Phase.FINISHED;
    List<LiveEvent> events = new ArrayList<>();
    int from = Math.min(points, all);
    do {
      int to = Math.min(all, from + MOST_POINTS);
      String line = LiveJson.render(view, from, to, expectedWorkers, master.isRetargetable());
      events.add(LiveEvent.of(run + "-" + to, to, ended && to == all, line));
      from = to;
    } while (from < all);
    return events;
  }
}
