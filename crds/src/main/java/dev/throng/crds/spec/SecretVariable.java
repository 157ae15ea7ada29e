package dev.throng.crds.spec;

import java.util.Locale;

/** The environment variable in which a worker finds a secret. */
public final class SecretVariable {
  private SecretVariable() {}

  /** Such as {@code THRONG_SECRET_DB_PASSWORD} for {@code db_password}. */
  public static String of(String secret) {
    return "THRONG_SECRET_" + secret.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
