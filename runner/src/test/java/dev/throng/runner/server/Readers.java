package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Some who watch a run. */
final class Readers implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();

  Readers(String url, int count) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + ServedMaster.TOKEN)
            .build();
    for (int i = 0; i < count; i++) {
      HttpResponse<InputStream> stream = client.send(request, BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
