package dev.throng.runner.imports;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers, parameters and fields whose values are not to be written anywhere. */
public final class SensitiveNames {
  private static final Set<String> WHOLE =
      Set.of(
          "authorization",
          "proxyauthorization",
          "cookie",
          "pwd",
          "pin",
          "otp",
          "auth",
          "jwt",
          "sid");
  private static final Pattern PART =
      Pattern.compile(
          "passw|passphrase|passcode|secret|token|apikey|accesskey|privatekey|credential|sessionid|signature|cvv|cvc|cardnumber|iban");

  private SensitiveNames() {}

  public static boolean contains(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return WHOLE.contains(plain) || PART.matcher(plain).find();
  }
}
