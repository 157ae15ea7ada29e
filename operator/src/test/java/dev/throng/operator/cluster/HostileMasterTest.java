package dev.throng.operator.cluster;

import static dev.throng.operator.cluster.PlayedMaster.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.status.Verdict;
import dev.throng.operator.cluster.MasterClient.Address;
import dev.throng.operator.plan.Action;
import dev.throng.operator.resources.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's image in the place of a master: it may answer anything. */
class HostileMasterTest {
  private final Vertx vertx = Vertx.vertx();
  private final MasterClient client = new MasterClient(vertx, PlayedMaster.NO_HASTE);
  private final CountDownLatch cutOff = new CountDownLatch(1);

  @AfterEach
  void stop() {
    done(vertx.close());
  }

  @Test
  void a_redirect_is_not_followed() {
    AtomicInteger visits = new AtomicInteger();
    Address elsewhere =
        serve(request -> {
          visits.incrementAndGet();
          json(request).end("{}");
        });
    Address master =
        serve(request ->
            request
                .response()
                .setStatusCode(302)
                .putHeader("Location", "http://127.0.0.1:" + elsewhere.port() + "/")
                .end());

    assertThatThrownBy(() -> done(client.status(master, null))).hasMessageContaining("status 302");
    assertThatThrownBy(() -> done(client.packedFile(master, "report.html", 1000)))
        .hasMessageContaining("status 302");
    assertThat(visits).hasValue(0);
  }

  @Test
  void another_server_in_the_place_of_the_master_is_not_told_the_token() {
    AtomicInteger visits = new AtomicInteger();
    Address impostor = serve(_ -> visits.incrementAndGet());
    Address master = serve(_ -> visits.incrementAndGet());
    Address misled = new Address(impostor.ip(), impostor.port(), impostor.name(), master.access());

    assertThatThrownBy(() -> done(client.status(misled, null)))
        .hasMessageContaining("Failed to create SSL connection");
    assertThat(visits).hasValue(0);
  }

  @Test
  void a_certificate_for_another_name_opens_nothing() {
    AtomicInteger visits = new AtomicInteger();
    Address master = PlayedMaster.start(vertx, "other.team.svc", _ -> visits.incrementAndGet());

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasMessageContaining("Failed to create SSL connection");
    assertThat(visits).hasValue(0);
  }

  @Test
  void a_status_that_is_too_large_is_refused() {
    Address master = serve(request -> json(request).end(text(MasterClient.MAX_STATUS_BYTES + 1)));

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasMessageEndingWith("the master's answer is larger than 256 KiB");
  }

  @Test
  void an_endless_answer_loses_its_connection() throws InterruptedException {
    Address master = serve(request -> pour(json(request).setChunked(true)));

    assertThatThrownBy(() -> done(client.status(master, null))).hasMessageContaining("larger than");
    assertThat(cutOff.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_answer_that_trickles_loses_its_connection() throws InterruptedException {
    Address master =
        serve(request -> {
          HttpServerResponse response = json(request).setChunked(true);
          response.closeHandler(_ -> cutOff.countDown());
          vertx.setPeriodic(
              100,
              timer -> {
                if (response.closed()) {
                  vertx.cancelTimer(timer);
                } else {
                  response.write(" ");
                }
              });
        });
    MasterClient hasty = new MasterClient(vertx, new MasterClient.Patience(20_000, 500, 500));

    assertThatThrownBy(() -> done(hasty.status(master, null)))
        .hasRootCauseInstanceOf(Untrusted.class)
        .hasMessageContaining("not whole within 500 ms");
    assertThat(cutOff.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"state\": \"Running\", \"users\": {\"desired\": -1, \"running\": 1}} | users.desired is negative",
        "{\"state\": \"Running\", \"workers\": {\"desired\": 1, \"lost\": 1}} | workers.connected is missing",
        "{\"users\": {\"desired\": 1, \"running\": 1}} | state is missing",
        "{\"state\": \"Running\", \"thresholds\": [{\"expect\": \"LONG\"}]} | thresholds.expect is too long",
        "{\"state\": \"Running\", \"thresholds\": [MANY]} | thresholds are more than 100",
        "{\"state\": \"Running\", \"startTime\": \"+12345-01-01T00:00:00Z\"} | startTime is no time",
        "{\"state\": \"Running\", \"lostWorkers\": [{\"name\": \"LONG\"}]} | lostWorkers.name is too long",
        "{\"state\": \"Running\", \"story\": {\"headline\": \"LONG\"}} | story.headline is too long",
        "{\"state\": \"Running\", \"story\": {\"headline\": \"\"}} | story.degradation is missing",
        "{\"state\": \"Running\", \"story\": {\"degradation\": \"notSeen\", \"findings\": [MANY]}} | story.findings are more than 5",
        "{\"state\": \"Running\", \"story\": {\"degradation\": \"notSeen\", \"findings\": [{}]}} | story.findings.id is missing",
        "{\"state\": \"Running\", \"story\": {\"degradation\": \"notSeen\", \"cannotSay\": [\"LONG\"]}} | story.cannotSay is too long",
        "null | is empty",
        "{\"state\": \"Bored\"} | can't be read"
      })
  void a_status_that_no_run_can_have_is_not_believed(String said, String flaw) {
    String text = said.replace("LONG", "x".repeat(2000)).replace("MANY", "{}" + ", {}".repeat(100));
    Address master = serve(request -> json(request).end(text));

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasRootCauseInstanceOf(Untrusted.class)
        .hasMessageContaining(flaw);
  }

  @Test
  void a_packed_answer_is_not_unpacked() {
    Address master =
        serve(request -> json(request).putHeader("Content-Encoding", "gzip").end(text(1000)));

    assertThatThrownBy(() -> done(client.status(master, null))).hasMessageContaining("is packed");
  }

  @Test
  void a_page_is_no_status_and_a_program_no_report() {
    Address master =
        serve(request ->
            request.response().putHeader("Content-Type", "application/octet-stream").end("{}"));

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasMessageContaining("not of the type application/json");
    assertThatThrownBy(() -> done(client.packedFile(master, "report.html", 1000)))
        .hasMessageContaining("not of the type text/");
  }

  @Test
  void a_report_whose_every_file_takes_its_time_is_given_up_in_all() {
    AtomicInteger files = new AtomicInteger();
    Address master =
        serve(request -> {
          files.incrementAndGet();
          vertx.setTimer(
              400, _ -> request.response().putHeader("Content-Type", "text/csv").end("a"));
        });

    assertThat(reports(master, "team", Duration.ofSeconds(1))).isEmpty();
    assertThat(files).as("the last file is not asked for").hasValueLessThan(4);
  }

  @Test
  void a_file_that_hardly_packs_is_left_out_and_the_others_are_kept() {
    Random random = new Random(1);
    Address master =
        serve(request -> {
          boolean large = String.valueOf(request.path()).endsWith("failures.csv");
          byte[] content = new byte[large ? 2 << 20 : 100];
          random.nextBytes(content);
          request.response().putHeader("Content-Type", "text/csv").end(Buffer.buffer(content));
        });

    assertThat(reports(master, "team", Duration.ofSeconds(10)).orElseThrow().getBinaryData())
        .containsOnlyKeys("stats.csv.gz", "exceptions.csv.gz", "report.html.gz");
  }

  @Test
  void slow_reports_of_one_namespace_hold_up_no_other() throws Exception {
    Address slow = serve(_ -> {});
    Address quick =
        serve(request -> request.response().putHeader("Content-Type", "text/csv").end("a"));
    ReportStore reports = new ReportStore(client, Duration.ofSeconds(3));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> held = new ArrayList<>();
      for (int i = 0; i < 2 * ReportStore.IN_ALL; i++) {
        held.add(threads.submit(() -> assertThat(fetch(reports, slow, "hostile")).isEmpty()));
      }
      long before = System.nanoTime();
      assertThat(fetch(reports, quick, "team")).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
      assertThat(held).noneMatch(Future::isDone);
      for (Future<?> one : held) {
        one.get();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 307, 401, 404, 418})
  void a_status_that_no_master_answers_with_is_not_taken_for_silence(int status) {
    Address master = serve(request -> request.response().setStatusCode(status).end());

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasRootCauseInstanceOf(Untrusted.class)
        .hasMessageContaining("the master answered with status " + status);
  }

  @Test
  void a_master_with_a_fault_of_its_own_is_one_all_the_same() {
    Address master = serve(request -> request.response().setStatusCode(503).end());

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasRootCauseInstanceOf(MasterAnswer.Faulty.class)
        .hasMessageContaining("the master answered with status 503");
  }

  @Test
  void reports_that_wait_leave_threads_to_other_load_tests() throws Exception {
    SharedRoom room =
        new SharedRoom(ReportStore.IN_ALL, ReportStore.OF_ONE_NAMESPACE, ReportStore.MOST_WAITING);
    long inTime = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    List<SharedRoom.Place> places = new ArrayList<>();
    for (int i = 0; i < ReportStore.OF_ONE_NAMESPACE; i++) {
      places.add(room.enter("hostile", inTime));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SharedRoom.Place>> all = new ArrayList<>();
      for (int i = 0; i <= ReportStore.MOST_WAITING; i++) {
        all.add(threads.submit(() -> room.enter("hostile", inTime)));
      }
      while (all.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
      assertThat(all).filteredOn(Future::isDone).hasSize(1);
      room.enter("team", inTime).close();
      all.forEach(one -> one.cancel(true));
    }
    places.forEach(SharedRoom.Place::close);
  }

  @Test
  void what_is_not_http_at_all_is_no_master() {
    Address master = PlayedMaster.raw(vertx, "SSH-2.0-OpenSSH_10.0\r\n\r\n");

    assertThatThrownBy(() -> done(client.status(master, null)))
        .hasRootCauseInstanceOf(Untrusted.class)
        .hasMessageContaining("the master's answer is not HTTP");
  }

  @Test
  void the_text_of_a_refusal_is_cut() {
    Address master = serve(request -> request.response().setStatusCode(400).end(text(10_000)));

    assertThatThrownBy(() -> done(client.stop(master, "enough", Verdict.ABORTED)))
        .rootCause()
        .message()
        .hasSizeBetween(300, 310);
  }

  private Optional<ConfigMap> reports(Address master, String namespace, Duration patience) {
    return fetch(new ReportStore(client, patience), master, namespace);
  }

  private static Optional<ConfigMap> fetch(ReportStore reports, Address master, String namespace) {
    return reports.fetch(
        master,
        new Owner(namespace, "shop", "uid"),
        new Action.StoreReport(1, "report", true, true));
  }

  private void pour(HttpServerResponse response) {
    response.closeHandler(_ -> cutOff.countDown());
    write(response, text(16 << 10));
  }

  /** The next when the last is out: a queue before TLS is never full. */
  private static void write(HttpServerResponse response, Buffer chunk) {
    response.write(chunk).onSuccess(_ -> write(response, chunk));
  }

  private static HttpServerResponse json(HttpServerRequest request) {
    return request.response().putHeader("Content-Type", "application/json");
  }

  private static Buffer text(int length) {
    return Buffer.buffer("x".repeat(length));
  }

  private Address serve(Handler<HttpServerRequest> answer) {
    return PlayedMaster.start(vertx, answer);
  }
}
