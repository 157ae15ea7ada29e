import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.throng.users.test.Seen;
import dev.throng.users.test.Stub;
import dev.throng.users.test.ThrongTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user class in a unit test: one user, each task once, against a stub of the shop. */
class WebsiteUserTest {
  private static Stub shop(int statusOfOrders) {
    return Stub.answering(request -> switch (request.path()) {
      case "/api/auth/login" -> Stub.Reply.json(200, "{\"token\": \"t1\"}");
      case "/api/orders" -> Stub.Reply.of(statusOfOrders);
      default -> Stub.Reply.json(200, "{}");
    });
  }

  @Test
  void aShopperLogsInOnceAndBuys() {
    try (Stub shop = shop(201)) {
      Seen seen = ThrongTest.once(WebsiteUser.class, shop.url());

      assertEquals(List.of(), seen.problems());
      assertEquals("POST /api/auth/login", seen.names().getFirst());
      assertEquals(201, seen.first("POST /api/orders").status());
      assertTrue(
          shop.received().stream().skip(1).allMatch(request -> "Bearer t1".equals(request.header("Authorization"))));
    }
  }

  @Test
  void anEmptyCartIsAFailureWithItsOwnName() {
    try (Stub shop = shop(409)) {
      Seen seen = ThrongTest.once(WebsiteUser.class, shop.url());

      assertEquals(List.of("POST /api/orders: Cart was empty"), seen.problems());
    }
  }

  @Test
  void whoOnlyBrowsesBuysNothing() {
    try (Stub shop = shop(201)) {
      Seen seen = ThrongTest.of(WebsiteUser.class).tags("browse").against(shop.url());

      assertEquals(List.of("POST /api/auth/login", "GET /api/products", "GET /api/products/[id]"), seen.names());
    }
  }
}
