package dev.throng.runner.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.problems.Shown;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.master.Master;
import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.outputs.html.HtmlReport;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.outputs.json.NamesJson;
import dev.throng.runner.outputs.json.TimelineJson;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people and the operator may ask of a run, and want of it. */
final class RunApi {
  private static final String JSON = "application/json";
  private static final int MAX_REASON = 1024;

  /** Of all together, for the charts of the live page: about 0.6 MB. */
  private static final int MOST_ROWS_OF_NAMES = 30_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private final Master master;
  private final int expectedWorkers;
  private final int maxUsers;
  private final HtmlReport html = new HtmlReport();
  private final JsonReport json = JsonReport.indented();
  private volatile boolean acknowledged;

  RunApi(Master master, int expectedWorkers, int maxUsers) {
    this.master = master;
    this.expectedWorkers = expectedWorkers;
    this.maxUsers = maxUsers;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  void status(RoutingContext context) {
    answer(context, JSON, view -> text(Statuses.of(view, expectedWorkers)));
  }

  void timeline(RoutingContext context) {
    answer(context, JSON, TimelineJson::render);
  }

  void names(RoutingContext context) {
    answer(context, JSON, view -> NamesJson.render(view.history(), MOST_ROWS_OF_NAMES));
  }

  /** Whole, or in as much detail as fits gzipped into {@code ?maxBytes=}. */
  void html(RoutingContext context) {
    String asked = context.request().getParam("maxBytes");
    if (asked != null && !asked.matches("[1-9][0-9]{0,8}")) {
      Answers.problem(context, 400, "maxBytes must be a whole number from 1 to 999999999");
      return;
    }
    answer(
        context,
        "text/html; charset=utf-8",
        asked == null ? html::render : view -> html.render(view, Integer.parseInt(asked)));
  }

  void csv(RoutingContext context, Report file) {
    answer(context, "text/csv; charset=utf-8", file::render);
  }

  void json(RoutingContext context) {
    answer(context, JSON, json::render);
  }

  /**
   * The body, or nothing new if the asker has it already. It is made on a thread that neither the
   * run nor another asker waits for.
   */
  private void answer(RoutingContext context, String type, Function<RunView, String> body) {
    Future.fromCompletionStage(master.view(), context.vertx().getOrCreateContext())
        .compose(view -> context.vertx().executeBlocking(() -> body.apply(view), false))
        .onFailure(context::fail)
        .onSuccess(content -> EntityTag.answer(context, type, content, EntityTag.of(content)));
  }

  static String text(Object document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }

  void users(RoutingContext context) {
    JsonNode users = field(context, "users");
    if (users == null || !users.isIntegralNumber() || users.bigIntegerValue().signum() < 0) {
      Answers.problem(
          context, 400, "the body must be JSON with users, a whole number of 0 or more");
    } else if (users.bigIntegerValue().compareTo(BigInteger.valueOf(maxUsers)) > 0) {
      Answers.problem(
          context,
          403,
          Shown.plain(users.asText()) + " users are more than this run may have: " + maxUsers);
    } else {
      retarget(context, users.intValue());
    }
  }

  private void retarget(RoutingContext context, int users) {
    try {
      if (master.retarget(users)) {
        context.response().setStatusCode(202).end();
      } else {
        Answers.problem(
            context, 409, "the manifest has no spec.load.users: its stages or arrivals stand");
      }
    } catch (UnresolvedException e) {
      Answers.problem(context, 409, e.getMessage());
    }
  }

  void stop(RoutingContext context) {
    JsonNode reason = field(context, "reason");
    if (reason == null || !reason.isTextual() || reason.textValue().isBlank()) {
      Answers.problem(context, 400, "the body must be JSON with reason, a sentence");
    } else if (reason.textValue().length() > MAX_REASON) {
      Answers.problem(context, 400, "reason must have at most " + MAX_REASON + " characters");
    } else {
      stop(context, reason.textValue());
    }
  }

  private void stop(RoutingContext context, String reason) {
    JsonNode verdict = field(context, "verdict");
    if (verdict == null || verdict.asText().equals(Verdict.ABORTED.toString())) {
      master.interrupt(reason);
    } else if (verdict.asText().equals(Verdict.ERROR.toString())) {
      master.giveUp(reason);
    } else {
      Answers.problem(context, 400, "the body must be JSON with verdict Aborted, Error or none");
      return;
    }
    context.response().setStatusCode(202).end();
  }

  void acknowledge(RoutingContext context) {
    acknowledged = true;
    context.response().setStatusCode(204).end();
  }

  private static @Nullable JsonNode field(RoutingContext context, String name) {
    try {
      byte[] body =
          context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
      JsonNode document = MAPPER.readTree(body);
      return document == null ? null : document.get(name);
    } catch (IOException _) {
      return null;
    }
  }
}
