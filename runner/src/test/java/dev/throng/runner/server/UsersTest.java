package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.master.Crew;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class UsersTest {

  @Test
  void moreThanTheOnlyProcessCanBearAreRefusedWithItsLimit() throws Exception {
    Crew alone =
        new Crew.Alone(users -> {
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

  private static HttpResponse<String> ask(ServedMaster served, int users) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(served.url("/api/v1/run/users")))
                .header("Authorization", "Bearer " + ServedMaster.TOKEN)
                .POST(BodyPublishers.ofString("{\"users\": " + users + "}"))
                .build(),
            BodyHandlers.ofString());
  }
}
