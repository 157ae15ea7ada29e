package dev.throng.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.shop.ShopClient.Answer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private static Shop shop;
  private ShopClient client;

  @BeforeAll
  static void startShop() {
    shop = Shop.start(ShopOptions.DEFAULT);
  }

  @AfterAll
  static void closeShop() {
    shop.close();
  }

  @BeforeEach
  void connect() {
    client = new ShopClient(shop.port());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Nested
  class Login {
    @Test
    void eachLoginGetsATokenOfItsOwn() {
      String body = "{\"email\":\"ann@example.com\",\"password\":\"demo\"}";
      String first = client.post("/api/auth/login", body).json().getString("token");
      String second = client.post("/api/auth/login", body).json().getString("token");
      assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(second);
    }

    @Test
    void aWrongPasswordIsRefused() {
      Answer answer =
          client.post("/api/auth/login", "{\"email\":\"ann@example.com\",\"password\":\"x\"}");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.error()).isEqualTo("The password is wrong.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "[]", "{", "{\"email\":7,\"password\":\"demo\"}", "{\"email\":\"a\"}"})
    void anythingElseIsABadRequest(String body) {
      assertThat(client.post("/api/auth/login", body).status()).isEqualTo(400);
    }

    @Test
    void afterTheLogoutTheTokenIsWorthless() {
      client.loggedInAs("ann@example.com");
      assertThat(client.get("/api/cart").status()).isEqualTo(200);
      assertThat(client.post("/api/auth/logout").status()).isEqualTo(204);
      assertThat(client.get("/api/cart").status()).isEqualTo(401);
    }
  }

  @Nested
  class Products {
    @Test
    void pagesFollowEachOther() {
      JsonObject second = client.get("/api/products?page=2&limit=3").json();
      assertThat(second.getInteger("total")).isEqualTo(500);
      assertThat(second.getJsonArray("items"))
          .extracting(item -> ((JsonObject) item).getInteger("id"))
          .containsExactly(4, 5, 6);
    }

    @Test
    void aPageHasTwentyProductsUnlessAsked() {
      assertThat(client.get("/api/products").json().getJsonArray("items")).hasSize(20);
    }

    @Test
    void behindTheLastPageThereIsNothing() {
      assertThat(client.get("/api/products?page=2147483647&limit=100").json().getJsonArray("items"))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "limit=101", "limit=0"})
    void aPageThatCannotBeIsABadRequest(String query) {
      assertThat(client.get("/api/products?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"1,200", "500,200", "0,404", "501,404", "x,400"})
    void aProductIsFoundByItsId(String id, int status) {
      assertThat(client.get("/api/products/" + id).status()).isEqualTo(status);
    }

    @Test
    void theListAndTheDetailAgree() {
      assertThat(client.get("/api/products/7").json())
          .isEqualTo(
              client.get("/api/products?page=7&limit=1").json().getJsonArray("items").getValue(0));
    }

    @Test
    void searchFindsAWordOfTheName() {
      JsonObject found = client.get("/api/search?q=OAK").json();
      assertThat(found.getInteger("total")).isEqualTo(50);
      assertThat(found.getJsonArray("items"))
          .hasSize(10)
          .allSatisfy(item -> assertThat(((JsonObject) item).getString("name")).startsWith("Oak "));
      assertThat(client.get("/api/search").status()).isEqualTo(400);
    }
  }

  @Nested
  class Shopping {
    @BeforeEach
    void logIn() {
      client.loggedInAs("bob@example.com");
    }

    @Test
    void anEmptyCartCannotBeOrdered() {
      Answer answer = client.post("/api/orders");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.error()).isEqualTo("The cart is empty.");
    }

    @Test
    void anOrderEmptiesTheCartAndIsPaidOnce() {
      assertThat(client.post("/api/cart/items", "{\"productId\":3,\"quantity\":2}").status())
          .isEqualTo(201);
      double price = client.get("/api/products/3").json().getDouble("price");
      assertThat(client.get("/api/cart").json().getDouble("total")).isEqualTo(2 * price);

      Answer order = client.post("/api/orders");
      assertThat(order.status()).isEqualTo(201);
      assertThat(order.json().getDouble("total")).isEqualTo(2 * price);
      assertThat(client.post("/api/orders").status()).isEqualTo(409);
      assertThat(client.get("/api/receipt").status()).isEqualTo(404);

      assertThat(client.post("/api/pay").status()).isEqualTo(200);
      assertThat(client.post("/api/pay").status()).isEqualTo(409);
      assertThat(client.get("/api/receipt").json())
          .isEqualTo(order.json().copy().put("paid", true));
    }

    @Test
    void quantitiesOfTheSameProductAddUpUntilTheCartIsCleared() {
      client.post("/api/cart/items", "{\"productId\":\"3\"}");
      JsonObject cart = client.post("/api/cart/items", "{\"productId\":3,\"quantity\":4}").json();
      assertThat(cart.getJsonArray("items").getJsonObject(0).getInteger("quantity")).isEqualTo(5);
      assertThat(client.delete("/api/cart").status()).isEqualTo(204);
      assertThat(client.get("/api/cart").json().getJsonArray("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {"{\"productId\":900};404", "{};404", "{\"productId\":3,\"quantity\":0};400"})
    void whatIsNotForSaleIsRefused(String item, int status) {
      assertThat(client.post("/api/cart/items", item).status()).isEqualTo(status);
    }

    @Test
    void sessionsOfTheSameCustomerHaveCartsOfTheirOwn() {
      client.post("/api/cart/items", "{\"productId\":3}");
      try (ShopClient other = new ShopClient(shop.port()).loggedInAs("bob@example.com")) {
        assertThat(other.get("/api/cart").json().getJsonArray("items")).isEmpty();
      }
    }
  }

  @Nested
  class Doors {
    @ParameterizedTest
    @ValueSource(strings = {"/api/cart", "/api/receipt", "/api/admin/users", "/api/admin/reports"})
    void strangersAreAskedToLogIn(String path) {
      assertThat(client.get(path).status()).isEqualTo(401);
      assertThat(client.with("Authorization", "Bearer nonsense").get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/users", "/api/admin/reports"})
    void onlyAdministratorsSeeAdminPages(String path) {
      assertThat(client.loggedInAs("carl@example.com").get(path).status()).isEqualTo(403);
      try (ShopClient admin = new ShopClient(shop.port()).loggedInAs("admin@example.com")) {
        assertThat(admin.get(path).status()).isEqualTo(200);
      }
    }

    @Test
    void theExportNeedsTheApiKey() {
      assertThat(client.get("/api/export").status()).isEqualTo(401);
      client.with("X-API-Key", "demo-key");
      assertThat(client.get("/api/export").json().getJsonArray("items")).hasSize(100);
      assertThat(client.get("/api/export?limit=5").json().getJsonArray("items")).hasSize(5);
    }

    @Test
    void theMobileFeedAndTheHealthAreOpen() {
      assertThat(client.get("/api/mobile/feed").json().getJsonArray("items")).hasSize(10);
      assertThat(client.get("/health").json().getString("status")).isEqualTo("ok");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
      assertThat(client.get("/nothing").error()).isEqualTo("There is no GET /nothing.");
      assertThat(client.delete("/api/products").status()).isEqualTo(404);
    }

    @Test
    void aHugeBodyIsRefused() {
      assertThat(client.post("/api/auth/login", "x".repeat(70_000)).status()).isEqualTo(413);
    }
  }

  @Nested
  class Echo {
    @Test
    void aRequestComesBackAsItWasSent() {
      JsonObject echo = client.with("X-Id", "7").post("/echo/a?b=c", "{\"n\":1}").json();

      assertThat(echo.getString("method")).isEqualTo("POST");
      assertThat(echo.getString("path")).isEqualTo("/echo/a");
      assertThat(echo.getJsonObject("query")).isEqualTo(new JsonObject().put("b", "c"));
      assertThat(echo.getJsonObject("headers").getString("x-id")).isEqualTo("7");
      assertThat(echo.getString("body")).isEqualTo("{\"n\":1}");
      assertThat(echo.getJsonObject("json")).isEqualTo(new JsonObject().put("n", 1));
    }

    @Test
    void aBodyThatIsNoJsonIsText() {
      assertThat(client.post("/echo", "{").json().containsKey("json")).isFalse();
      assertThat(client.post("/echo", "x".repeat(70_000)).status()).isEqualTo(413);
    }

    @Test
    void aMovedPageLeadsElsewhere() {
      assertThat(client.get("/echo/moved").status()).isEqualTo(302);
    }

    @Test
    void aJobIsDoneInTheEnd() {
      Answer started = client.post("/echo/jobs");
      assertThat(started.status()).isEqualTo(201);
      assertThat(client.get("/echo/jobs/1").json().getString("state")).isEqualTo("done");
      assertThat(client.get("/echo/jobs/x").status()).isEqualTo(404);
    }
  }
}
