package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a spec asks for, in short. Fields that only say when runs start and what is kept of them are
 * left out; users stand apart, since they can change while a run goes on.
 *
 * @param users of the form with users; null for stages and arrivals
 */
record Fingerprint(String hash, @Nullable Integer users) {
  private static final int BYTES = 8;

  static Fingerprint of(JsonNode spec) {
    ObjectNode rest = spec.deepCopy();
    rest.remove("run");
    rest.remove("retention");
    JsonNode users = spec.path("load").path("users");
    if (users.isInt() && rest.get("load") instanceof ObjectNode load) {
      load.put("users", 1);
    }
    return new Fingerprint(hash(canonical(rest)), users.isInt() ? users.intValue() : null);
  }

  static Optional<Fingerprint> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    return Optional.of(
        slash < 0
            ? new Fingerprint(text, null)
            : new Fingerprint(
                text.substring(0, slash), Integer.valueOf(text.substring(slash + 1))));
  }

  /** The order of fields says nothing. */
  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, String> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
      return fields.toString();
    }
    if (node.isArray()) {
      StringBuilder list = new StringBuilder("[");
      node.forEach(element -> list.append(canonical(element)).append(','));
      return list.append(']').toString();
    }
    return node.toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return users == null ? hash : hash + "/" + users;
  }
}
