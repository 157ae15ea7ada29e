package dev.throng.shop.store;

import dev.throng.shop.store.Session.Role;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, by bearer token. Every e-mail address is an account, and all accounts have the
 * same password; those that begin with {@code admin} are administrators.
 */
public final class Sessions {
  public static final String PASSWORD = "demo";
  private static final int TOKEN_BYTES = 16;

  private final Map<String, Session> byToken = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * Begins a session of its own for each login.
   *
   * @return its token, or nothing if the password is wrong
   */
  public Optional<String> login(String email, String password) {
    if (!password.equals(PASSWORD)) {
      return Optional.empty();
    }
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    byToken.put(token, new Session(email, email.startsWith("admin") ? Role.ADMIN : Role.CUSTOMER));
    return Optional.of(token);
  }

  public @Nullable Session find(String token) {
    return byToken.get(token);
  }

  /** Ends the session, if there is one. */
  public void logout(String token) {
    byToken.remove(token);
  }

  /** How many are logged in. */
  public int count() {
    return byToken.size();
  }

  /** Some of the sessions, in no particular order. */
  public List<Session> some(int limit) {
    return byToken.values().stream().limit(limit).toList();
  }
}
