package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.truth.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveRun run = new LiveRun("{users: 2, duration: 6s}");

  private record Event(String id, JsonNode data) {
    int fromPoint() {
      return data.path("fromPoint").asInt();
    }

    List<Integer> seconds() {
      List<Integer> seconds = new ArrayList<>();
      data.at("/result/timeline/second").forEach(second -> seconds.add(second.asInt()));
      return seconds;
    }

    boolean isLast() {
      return data.at("/result/phase").asText().equals("finished");
    }
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    run.close();
  }

  @Test
  void whoComesBackWithTheLastIdMissesNoSecondAndGetsNoneTwice() throws Exception {
    run.start();
    List<Integer> seconds = new ArrayList<>();

    Event left = read(null, event -> event.seconds().size() + event.fromPoint() >= 2, seconds);
    Thread.sleep(2500);
    List<Integer> missed = new ArrayList<>();
    Event last = read(left.id(), Event::isLast, missed);

    assertThat(missed).hasSizeGreaterThanOrEqualTo(2);
    seconds.addAll(missed);
    assertThat(seconds)
        .containsExactlyElementsOf(IntStream.range(0, seconds.size()).boxed().toList());
    assertThat(seconds).hasSizeGreaterThanOrEqualTo(5);
    assertThat(last.data().at("/result/verdict").asText()).isEqualTo("Passed");
  }

  @Test
  void anIdOfAnotherRunBringsTheWholeTimeline() throws Exception {
    run.start();
    read(null, event -> event.seconds().size() + event.fromPoint() >= 1, new ArrayList<>());

    Event first = read("abc-1", _ -> true, new ArrayList<>());

    assertThat(first.fromPoint()).isZero();
    assertThat(first.seconds()).startsWith(0);
  }

  @Test
  void moreThanThirtyTwoReadersAreRefusedUntilOneGoes() throws Exception {
    List<Stream<String>> readers = new ArrayList<>();
    for (int i = 0; i < LiveEvents.MOST_VIEWERS; i++) {
      readers.add(open(null).body());
    }

    HttpResponse<Stream<String>> refused = open(null);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).containsExactly("{\"error\":\"32 readers watch this run already\"}");

    readers.getFirst().close();
    Eventually.holds(
        "there is room again", Duration.ofSeconds(10), () -> open(null).statusCode() == 200);
  }

  private HttpResponse<Stream<String>> open(@Nullable String lastId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(run.url("/api/v1/run/events")))
            .header("Authorization", "Bearer " + ServedMaster.TOKEN);
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    return client.send(request.build(), BodyHandlers.ofLines());
  }

  /** Reads until an event is as wished, which is the result; adds the seconds that were told. */
  private Event read(
      @Nullable String lastId, java.util.function.Predicate<Event> wished, List<Integer> seconds)
      throws Exception {
    try (Stream<String> lines = open(lastId).body()) {
      String id = "";
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          Event event = new Event(id, MAPPER.readTree(line.substring(6)));
          seconds.addAll(event.seconds());
          if (wished.test(event)) {
            return event;
          }
        }
      }
      throw new IOException("the stream ended");
    }
  }
}
