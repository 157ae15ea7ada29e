package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.users.HttpUser;
import dev.throng.users.Task;
import dev.throng.users.Verdict;
import dev.throng.users.WaitTime;
import dev.throng.users.test.Seen;
import dev.throng.users.test.Stub;
import dev.throng.users.test.ThrongTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrongTestTest {
  private final Stub shop =
      Stub.answering(request ->
          switch (request.path()) {
            case "/login" -> Stub.Reply.json(200, "{\"token\": \"t" + request.body() + "\"}");
            case "/orders" -> Stub.Reply.of(409);
            case "/nothing" -> Stub.Reply.of(404);
            default -> Stub.Reply.json(200, "{}");
          });

  @AfterEach
  void stopShop() {
    shop.close();
  }

  static class Shopper extends HttpUser {
    @Override
    protected WaitTime waitTime() {
      return WaitTime.constant(Duration.ofHours(1));
    }

    @Override
    protected void onStart() {
      String token = http.post("/login", text("text/plain", "7")).json("/token");
      http.header("Authorization", "Bearer " + token);
    }

    @Task(weight = 3, tags = "browse")
    void browse() {
      http.to("/products").query("page", 2).get();
    }

    @Task
    void detail() {
      http.get("/products/{id}", 7);
    }

    @Task
    void buy() {
      transaction(
          "buy",
          () ->
              http.post("/orders")
                  .judge(answer ->
                      answer.status() == 409
                          ? Verdict.failure("Cart was empty")
                          : Verdict.success()));
    }

    @Override
    protected void onStop() {
      log("bye");
      http.get("/nothing");
    }
  }

  @Test
  void eachTaskRunsOnceAndInOrder() {
    Seen seen = ThrongTest.once(Shopper.class, shop.url());

    assertThat(seen.names())
        .containsExactly(
            "POST /login",
            "GET /products",
            "GET /products/{id}",
            "POST /orders",
            "TXN buy",
            "GET /nothing");
    assertThat(seen.first("GET /products").status()).isEqualTo(200);
    assertThat(seen.first("GET /products").responseTime()).isPositive();
    assertThat(seen.logged()).containsExactly("bye");
    assertThat(seen.exceptions()).isEmpty();
  }

  @Test
  void failuresAreThoseOfTheReport() {
    assertThat(ThrongTest.once(Shopper.class, shop.url()).problems())
        .containsExactly(
            "POST /orders: Cart was empty",
            "TXN buy: a part of the transaction failed",
            "GET /nothing: status 404");
  }

  @Test
  void theTargetKnowsWhatItWasAsked() {
    ThrongTest.once(Shopper.class, shop.url());

    assertThat(shop.received())
        .extracting(Stub.Request::path)
        .containsExactly("/login", "/products", "/products/7", "/orders", "/nothing");
    Stub.Request browse = shop.received().get(1);
    assertThat(browse.method()).isEqualTo("GET");
    assertThat(browse.query()).isEqualTo("page=2");
    assertThat(browse.header("authorization")).isEqualTo("Bearer t7");
  }

  @Test
  void tagsChooseTasks() {
    Seen seen = ThrongTest.of(Shopper.class).tags("browse").against(shop.url());

    assertThat(seen.names()).containsExactly("POST /login", "GET /products", "GET /nothing");
  }

  static class Careless extends HttpUser {
    @Task
    void breaks() {
      http.get("/products");
      throw new IllegalStateException("no cart of " + secret("name"));
    }

    @Task
    void goesOn() throws Exception {
      log(secret("name") + " has " + row("carts").get("size"));
      measure("count", () -> row("carts").get("size"));
      stopTest("all sold");
      stopUser();
    }
  }

  private ThrongTest careless() {
    return ThrongTest.of(Careless.class)
        .secret("name", "Rumpelstilz")
        .rows("carts", List.of(Map.of("size", 3), Map.of("size", 4)));
  }

  @Test
  void anExceptionHasItsLineAndTheUserGoesOn() {
    Seen seen = careless().against(shop.url());

    assertThat(seen.exceptions())
        .singleElement()
        .satisfies(thrown -> {
          assertThat(thrown.where()).matches("Careless\\.breaks \\(ThrongTestTest\\.java:\\d+\\)");
          assertThat(thrown.message()).isEqualTo("IllegalStateException: no cart of ***");
        });
    assertThat(seen.names()).containsExactly("GET /products", "count");
  }

  @Test
  void secretsAndRowsAreThoseOfTheTest() {
    Seen seen = careless().against(shop.url());

    assertThat(seen.logged()).containsExactly("*** has 3");
    assertThat(seen.testEnded()).isEqualTo("User ended the test: all sold");
  }

  @Test
  void whatIsMissingIsAnExceptionThatSaysSo() {
    Seen seen = ThrongTest.once(Careless.class, shop.url());

    assertThat(seen.problems())
        .anySatisfy(problem ->
            assertThat(problem)
                .endsWith("IllegalArgumentException: spec.secrets has no \"name\"; it has none"));
  }

  @Test
  void aTargetThatIsNotThereIsAFailure() {
    String url = shop.url();
    shop.close();

    assertThat(ThrongTest.once(Careless.class, url).problems().getFirst())
        .startsWith("GET /products: connection refused");
  }

  static class Dice extends HttpUser {
    @Task
    void roll() {
      log(String.valueOf(random().nextInt(1_000_000)));
    }
  }

  @Test
  void theSameSeedMakesTheSameDecisions() {
    List<String> first = ThrongTest.of(Dice.class).seed(7).against(shop.url()).logged();

    assertThat(ThrongTest.of(Dice.class).seed(7).against(shop.url()).logged()).isEqualTo(first);
    assertThat(ThrongTest.of(Dice.class).seed(8).against(shop.url()).logged()).isNotEqualTo(first);
  }

  static class Idle extends HttpUser {}

  @Test
  void aClassThatNobodyCouldRunIsRefused() {
    assertThatThrownBy(() -> ThrongTest.once(Idle.class, shop.url()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Idle has no task: give a method @Task");
  }

  @Test
  void aUrlThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ThrongTest.once(Shopper.class, "localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spec.target.baseUrl");
  }

  static class Sleeper extends HttpUser {
    @Task
    void sleep() {
      log("asleep");
      pause(Duration.ofHours(1));
    }
  }

  @Test
  void aUserThatDoesNotEndIsGivenUp() {
    assertThatThrownBy(
            () -> ThrongTest.of(Sleeper.class).within(Duration.ofMillis(500)).against(shop.url()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Sleeper did not end within PT0.5S");
  }
}
