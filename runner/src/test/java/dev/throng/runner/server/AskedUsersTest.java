package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.pem.PemFiles;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.truth.Certificates;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedUsersTest {

  @Test
  void moreThanTheOnlyProcessCanBearAreRefusedWithItsLimit() throws Exception {
    FleetPlan alone =
        new FleetPlan.Alone(users -> {
          if (users > 100) {
            throw new UnresolvedException(users + " users need more than I have");
          }
        });
    try (ServedMaster served = ServedMaster.waiting(Vertx.vertx(), alone)) {
      assertThat(ask(served, 100).statusCode()).isEqualTo(202);
      HttpResponse<String> refused = ask(served, 101);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).isEqualTo("{\"error\":\"101 users need more than I have\"}");
    }
  }

  @Test
  void moreThanTheAdministratorAllowsAreRefusedWithTheLimit() throws Exception {
    try (ServedMaster served =
        ServedMaster.waiting(Vertx.vertx(), new FleetPlan.Joining(1), null, 500)) {
      assertThat(ask(served, "500").statusCode()).isEqualTo(202);
      for (String users : List.of("501", "99999999999999999999")) {
        HttpResponse<String> refused = ask(served, users);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
            .isEqualTo("{\"error\":\"" + users + " users are more than this run may have: 500\"}");
      }
    }
  }

  @Test
  void besideTlsThereIsAPlainPortForThisMachine(@TempDir Path folder) throws Exception {
    Certificates own = Certificates.create(folder, "master");
    Identity tls = PemFiles.pair("cert", own.certificatePem(), "key", own.keyPem());
    try (ServedMaster served =
        ServedMaster.waiting(Vertx.vertx(), new FleetPlan.Joining(1), tls, 500)) {
      URI plain = URI.create("http://127.0.0.1:" + served.server.localPort() + "/livez");
      HttpRequest request = HttpRequest.newBuilder(plain).build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      assertThat(served.server.localPort()).isNotEqualTo(served.port);
    }
  }

  private static HttpResponse<String> ask(ServedMaster served, int users) throws Exception {
    return ask(served, String.valueOf(users));
  }

  private static HttpResponse<String> ask(ServedMaster served, String users) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(served.url("/api/v1/run/users")))
                .header("Authorization", "Bearer " + ServedMaster.TOKEN)
                .POST(BodyPublishers.ofString("{\"users\": " + users + "}"))
                .build(),
            BodyHandlers.ofString());
  }
}
