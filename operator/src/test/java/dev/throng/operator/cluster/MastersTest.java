package dev.throng.operator.cluster;

import static dev.throng.operator.cluster.PlayedMaster.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.operator.cluster.MasterClient.Address;
import dev.throng.operator.cluster.MasterClient.Fresh;
import dev.throng.operator.plan.Action;
import dev.throng.operator.resources.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as a master does. */
class MastersTest {
  private static final ResourceID TEST = new ResourceID("shop", "team");
  private static final Owner OWNER = new Owner("team", "shop", "uid");

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<ResourceID> told = new LinkedBlockingQueue<>();
  private final MasterClient client = new MasterClient(vertx, PlayedMaster.NO_HASTE);
  private volatile String state = "WaitingForWorkers";
  private volatile int running;
  private final AtomicInteger deaf = new AtomicInteger();
  private final Address address = PlayedMaster.start(vertx, this::answer);

  @AfterEach
  void stopServer() {
    done(vertx.close());
  }

  @Test
  void a_run_that_gets_further_is_told_at_once_and_figures_are_not() throws Exception {
    Masters masters = Masters.start(vertx, client, told::add);
    masters.watch(TEST, 1, address);
    assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(TEST);
    assertThat(masters.isUnheard(TEST, 1)).isFalse();
    running = 7;
    assertThat(told.poll(2500, TimeUnit.MILLISECONDS)).as("only figures moved").isNull();
    state = "Running";
    assertThat(told.poll(2500, TimeUnit.MILLISECONDS)).isEqualTo(TEST);
    assertThat(masters.status(TEST, 1).orElseThrow().users().running()).isEqualTo(7);
    assertThat(masters.status(TEST, 2)).as("another run's").isEmpty();
  }

  @Test
  void a_master_that_was_asked_and_has_not_answered_yet_is_unheard() {
    Masters masters =
        new Masters(
            (_, _) -> Promise.<Optional<Fresh>>promise().future(),
            told::add,
            _ -> {},
            InstantSource.system());
    masters.watch(TEST, 1, address);
    assertThat(masters.isUnheard(TEST, 1)).isTrue();
    assertThat(masters.isUnheard(TEST, 2)).as("another run's").isFalse();
  }

  @Test
  void a_status_that_has_not_changed_is_not_sent_again() {
    String tag = done(client.status(address, null)).orElseThrow().tag();
    assertThat(done(client.status(address, tag))).isEmpty();
  }

  @Test
  void a_master_whose_load_test_is_gone_is_told_that_nobody_waits_for_its_report()
      throws Exception {
    Masters masters = Masters.start(vertx, client, told::add);
    masters.watch(TEST, 1, address);
    masters.only(_ -> false);
    assertThat(asked.poll(5, TimeUnit.SECONDS)).startsWith("POST /api/v1/run/acknowledge");
    masters.passPeriod();
    assertThat(masters.address(TEST, 1)).isEmpty();
  }

  @Test
  void a_master_that_does_not_hear_that_is_told_again() throws Exception {
    deaf.set(2);
    Masters masters = Masters.start(vertx, client, told::add);
    masters.watch(TEST, 1, address);
    masters.only(_ -> false);
    assertThat(asked.poll(5, TimeUnit.SECONDS)).startsWith("POST /api/v1/run/acknowledge");
    assertThat(deaf).hasNegativeValue();
  }

  @Test
  void orders_bear_the_token_and_what_is_asked_for() throws Exception {
    done(client.users(address, 800));
    done(client.stop(address, "enough", Verdict.ABORTED));
    done(client.acknowledge(address));
    assertThat(asked.take()).isEqualTo("POST /api/v1/run/users {\"users\":800}");
    assertThat(asked.take())
        .isEqualTo("POST /api/v1/run/stop {\"reason\":\"enough\",\"verdict\":\"Aborted\"}");
    assertThat(asked.take()).startsWith("POST /api/v1/run/acknowledge");
  }

  @Test
  void what_a_master_refuses_is_said_in_its_words() {
    Address stranger =
        new Address(
            address.ip(),
            address.port(),
            address.name(),
            new RunSecret.Access("wrong", address.access().certificate()));
    assertThat(client.users(stranger, 1).toCompletionStage().toCompletableFuture())
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .withMessageContaining("401 a token is needed");
  }

  @Test
  void a_report_becomes_a_config_map_of_gzipped_files_that_goes_with_its_load_test()
      throws Exception {
    ConfigMap stored = storedReport();
    assertThat(stored.getBinaryData())
        .containsOnlyKeys("report.html.gz", "stats.csv.gz", "failures.csv.gz", "exceptions.csv.gz");
    assertThat(unpacked(stored, "failures.csv.gz")).isEqualTo("content of failures.csv");
    assertThat(OWNER.owns(stored)).isTrue();
  }

  @Test
  void the_page_is_asked_for_in_a_size_that_fits_beside_the_csv_files() throws Exception {
    ConfigMap stored = storedReport();
    int tables =
        stored.getBinaryData().entrySet().stream()
            .filter(file -> !file.getKey().startsWith("report"))
            .mapToInt(file -> Base64.getDecoder().decode(file.getValue()).length)
            .sum();
    assertThat(unpacked(stored, "report.html.gz"))
        .isEqualTo("content of report.html in " + (1_000_000 - tables));
  }

  private ConfigMap storedReport() throws Exception {
    return new ReportStore(client)
        .fetch(address, OWNER, new Action.StoreReport(3, "shop-3-report", true, true))
        .orElseThrow();
  }

  private static String unpacked(ConfigMap stored, String file) throws IOException {
    byte[] packed = Base64.getDecoder().decode(stored.getBinaryData().get(file));
    try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void answer(HttpServerRequest request) {
    if (!"Bearer secret".equals(request.getHeader("Authorization"))) {
      request.response().setStatusCode(401).end("a token is needed");
      return;
    }
    String path = String.valueOf(request.path());
    if (request.method().name().equals("POST") && deaf.getAndDecrement() > 0) {
      request.connection().close();
    } else if (request.method().name().equals("POST")) {
      request
          .body()
          .onSuccess(body -> {
            asked.add("POST " + path + " " + body);
            request.response().setStatusCode(202).end();
          });
    } else if (path.equals("/api/v1/run")) {
      String tag = "\"" + state + running + "\"";
      if (tag.equals(request.getHeader("If-None-Match"))) {
        request.response().setStatusCode(304).end();
      } else {
        request
            .response()
            .putHeader("Content-Type", "application/json")
            .putHeader("ETag", tag)
            .end(status().encode());
      }
    } else {
      String size = request.getParam("maxBytes");
      request
          .response()
          .putHeader("Content-Type", path.endsWith(".html") ? "text/html" : "text/csv")
          .end(
              "content of "
                  + path.substring(path.lastIndexOf('/') + 1)
                  + (size == null ? "" : " in " + size));
    }
  }

  private JsonObject status() {
    return new JsonObject()
        .put("state", state)
        .put("seed", 42)
        .put("users", new JsonObject().put("desired", 10).put("running", running))
        .put("workers", new JsonObject().put("desired", 1).put("connected", 1).put("lost", 0));
  }
}
