package dev.throng.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.users.spi.CurrentUser;
import dev.throng.users.spi.Leaving;
import dev.throng.users.spi.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What user code calls, and what its port hears of it. */
class HttpUserTest {
  private final NotingPort port = new NotingPort();

  private static final class Visitor extends HttpUser {}

  private void asUser(Consumer<Visitor> action) {
    CurrentUser.run(port, () -> action.accept(new Visitor()));
  }

  private Request request(Consumer<Visitor> action) {
    asUser(action);
    return port.requests.getLast();
  }

  @Test
  void aRequestIsNamedByItsTemplateAndAsksForItsArguments() {
    Request request = request(user -> user.http.get("/products/{id}/of/{shop}", 7, "a/b c"));

    assertThat(request.name()).isEqualTo("/products/{id}/of/{shop}");
    assertThat(request.path()).isEqualTo("/products/7/of/a%2Fb%20c");
  }

  @Test
  void aBodyIsNoArgumentOfThePath() {
    Request request = request(user -> user.http.post("/orders/{id}", HttpUser.json(Map.of()), 7));

    assertThat(request.path()).isEqualTo("/orders/7");
    assertThat(request.body()).isEqualTo(new Body.Json(Map.of()));
    assertThat(request(user -> user.http.post("/orders/{id}", 7)).body()).isNull();
  }

  @Test
  void aPathWithoutArgumentsIsSentAsItIsWritten() {
    assertThat(request(user -> user.http.get("/{odd}")).path()).isEqualTo("/{odd}");
  }

  @Test
  void asManyArgumentsAreWantedAsThereAreNames() {
    asUser(user ->
        assertThatThrownBy(() -> user.http.get("/products/{id}", 7, 8))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("\"/products/{id}\" has 1 names in braces, and 2 arguments were given"));
    assertThat(port.requests).isEmpty();
  }

  @Test
  void aCallMaySayMore() {
    Request request =
        request(user ->
            user.http
                .to("/search")
                .name("search")
                .query("q", "a b")
                .header("Accept", "text/plain")
                .timeout(Duration.ofSeconds(2))
                .followRedirects(false)
                .get());

    assertThat(request.name()).isEqualTo("search");
    assertThat(request.query()).containsExactly(Map.entry("q", "a b"));
    assertThat(request.headers()).containsExactly(Map.entry("Accept", "text/plain"));
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(request.followRedirects()).isFalse();
  }

  @Test
  void aTimeoutOfNothingIsRefused() {
    asUser(user ->
        assertThatThrownBy(() -> user.http.to("/").timeout(Duration.ZERO))
            .hasMessage("timeout PT0S: must be more than 0"));
  }

  @Test
  void aTransactionFailsWithWhatItThrows() {
    asUser(user -> {
      user.transaction("buy", () -> user.log("paying"));
      assertThatThrownBy(() ->
              user.transaction(
                  "buy",
                  () -> {
                    throw new IOException("no cart");
                  }))
          .isInstanceOf(IOException.class);
    });

    assertThat(port.notes).containsExactly("begin buy", "paying", "done", "begin buy", "failed");
  }

  @Test
  void whatIsMeasuredFailsWithWhatItThrows() {
    asUser(user -> {
      assertThatThrownBy(() ->
              user.measure(
                  "query",
                  () -> {
                    throw new IOException("connection lost");
                  }))
          .isInstanceOf(IOException.class);
    });

    assertThat(port.notes).containsExactly("measure query", "IOException: connection lost");
  }

  /** Else a user that ends within would count as a failed call. */
  @Test
  void aUserThatStopsWithinACallMeasuresNothing() {
    asUser(user ->
        assertThatThrownBy(() ->
                user.measure(
                    "query",
                    () -> {
                      user.stopUser();
                      return 1;
                    }))
            .isInstanceOf(Leaving.class));

    assertThat(port.notes).containsExactly("measure query", "left");
  }

  @Test
  void aTransactionThatIsLeftIsNotCounted() {
    asUser(user ->
        assertThatThrownBy(() -> user.transaction("buy", user::stopUser))
            .isInstanceOf(Leaving.class));

    assertThat(port.notes).containsExactly("begin buy", "left");
  }

  @Test
  void nobodyElseMakesUsers() {
    assertThatThrownBy(Visitor::new)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("only Throng makes users");
  }
}
