package dev.throng.shop.web;

import dev.throng.shop.store.Session;
import dev.throng.shop.store.Session.Role;
import dev.throng.shop.store.Sessions;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;

/** Login for a bearer token, logout, and the doors that ask for a token or a key. */
final class Authentication {
  /** What API consumers send as {@code X-API-Key}. */
  static final String API_KEY = "demo-key";

  private final Sessions sessions;

  Authentication(Sessions sessions) {
    this.sessions = sessions;
  }

  void login(RoutingContext context) {
    JsonObject body = Requests.body(context);
    String token =
        sessions
            .login(Requests.text(body, "email"), Requests.text(body, "password"))
            .orElseThrow(() -> new Refusal(401, "The password is wrong."));
    Answers.ok(context, new JsonObject().put("token", token));
  }

  void logout(RoutingContext context) {
    String token = Requests.bearerToken(context);
    if (token != null) {
      sessions.logout(token);
    }
    Answers.noContent(context);
  }

  /** Lets in whoever is logged in. */
  Handler<RoutingContext> signedIn(BiConsumer<RoutingContext, Session> handler) {
    return context -> handler.accept(context, session(context));
  }

  /** Lets in administrators only. */
  Handler<RoutingContext> admin(Handler<RoutingContext> handler) {
    return context -> {
      if (session(context).role() != Role.ADMIN) {
        throw new Refusal(403, "This needs the role of an administrator.");
      }
      handler.handle(context);
    };
  }

  /** Lets in whoever sends the API key. */
  static Handler<RoutingContext> apiKey(Handler<RoutingContext> handler) {
    return context -> {
      if (!API_KEY.equals(context.request().getHeader("X-API-Key"))) {
        throw new Refusal(401, "This needs a valid X-API-Key header.");
      }
      handler.handle(context);
    };
  }

  private Session session(RoutingContext context) {
    String token = Requests.bearerToken(context);
    Session session = token == null ? null : sessions.find(token);
    if (session == null) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      throw new Refusal(401, "This needs the bearer token of a login.");
    }
    return session;
  }
}
