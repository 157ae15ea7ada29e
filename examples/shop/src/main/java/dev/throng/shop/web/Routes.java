package dev.throng.shop.web;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import dev.throng.shop.limits.Gate;
import dev.throng.shop.store.Catalog;
import dev.throng.shop.store.OrderNumbers;
import dev.throng.shop.store.ReviewSearch;
import dev.throng.shop.store.Sessions;
import dev.throng.shop.traffic.Traffic;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/** All routes of the shop. */
public final class Routes {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final Router router;
  private final Traffic traffic;
  private final List<Gate> gates;
  private final Handler<RoutingContext> readBody =
      BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);

  private Routes(Vertx vertx, Traffic traffic, List<Gate> gates) {
    this.router = Router.router(vertx);
    this.traffic = traffic;
    this.gates = gates;
  }

  /**
   * @param gates what every request below {@code /api} has to get through, in this order
   * @param afterOrder what else follows each order
   */
  public static Router router(
      Vertx vertx, Traffic traffic, List<Gate> gates, ReviewSearch reviews, Runnable afterOrder) {
    Routes routes = new Routes(vertx, traffic, gates);
    routes.declare(reviews, afterOrder);
    return routes.router;
  }

  private void declare(ReviewSearch reviews, Runnable afterOrder) {
    Catalog catalog = new Catalog();
    Sessions sessions = new Sessions();
    OrderNumbers numbers = new OrderNumbers();
    var authentication = new Authentication(sessions);
    var products = new ProductPages(catalog);
    var search = new SearchPage(catalog, reviews);
    var cart = new CartPages(catalog);
    var orders = new OrderPages(numbers, afterOrder);
    var admin = new AdminPages(sessions, numbers, traffic);
    var echo = new EchoPages();

    route(POST, "/api/auth/login", authentication::login);
    route(POST, "/api/auth/logout", authentication::logout);
    route(GET, "/api/products", products::list);
    route(GET, "/api/products/:id", products::detail);
    route(GET, "/api/search", search::search);
    route(GET, "/api/cart", authentication.signedIn(cart::show));
    route(POST, "/api/cart/items", authentication.signedIn(cart::add));
    route(DELETE, "/api/cart", authentication.signedIn(cart::clear));
    route(POST, "/api/orders", authentication.signedIn(orders::order));
    route(POST, "/api/pay", authentication.signedIn(orders::pay));
    route(GET, "/api/receipt", authentication.signedIn(orders::receipt));
    route(GET, "/api/admin/users", authentication.admin(admin::users));
    route(GET, "/api/admin/reports", authentication.admin(admin::reports));
    route(GET, "/api/mobile/feed", products::mobileFeed);
    route(GET, "/api/export", Authentication.apiKey(products::export));
    router.get("/echo/moved").handler(traffic.watch("GET", "/echo/moved")).handler(echo::moved);
    router.post("/echo/jobs").handler(traffic.watch("POST", "/echo/jobs")).handler(echo::startJob);
    router.get("/echo/jobs/:id").handler(traffic.watch("GET", "/echo/jobs/:id")).handler(echo::job);
    router.route("/echo").handler(traffic.watch("*", "/echo")).handler(echo::echo);
    router.route("/echo/*").handler(traffic.watch("*", "/echo/*")).handler(echo::echo);
    router.get("/health").handler(traffic.watch("GET", "/health")).handler(admin::health);
    router.get("/stats").handler(admin::stats);
    router.route().handler(traffic.watch("*", "(other)")).handler(Routes::unknown);
    router.route().failureHandler(Answers::failure);
  }

  private void route(HttpMethod method, String path, Handler<RoutingContext> handler) {
    Route route = router.route(method, path).handler(traffic.watch(method.name(), path));
    if (method.equals(POST)) {
      route.handler(readBody);
    }
    gates.forEach(gate -> route.handler(context -> pass(gate, context)));
    route.handler(handler);
  }

  private static void pass(Gate gate, RoutingContext context) {
    gate.pass().onSuccess(passed -> context.next()).onFailure(context::fail);
  }

  private static void unknown(RoutingContext context) {
    throw new Refusal(
        404, "There is no " + context.request().method() + " " + context.request().path() + ".");
  }
}
