package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a spec asks for, in short. Fields that only say when runs start, what is kept of them and
 * who is told are left out; users stand apart, since they can change while a run goes on.
 *
 * @param users of the form with users; null for stages and arrivals
 */
record Fingerprint(String hash, @Nullable Integer users) {
  static Fingerprint of(JsonNode spec) {
    ObjectNode rest = spec.deepCopy();
    rest.remove("run");
    rest.remove("retention");
    rest.remove("hooks");
    JsonNode users = spec.path("load").path("users");
    if (users.isInt() && rest.get("load") instanceof ObjectNode load) {
      load.put("users", 1);
    }
    return new Fingerprint(Canonical.hash(rest), users.isInt() ? users.intValue() : null);
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

  @Override
  public String toString() {
    return users == null ? hash : hash + "/" + users;
  }
}
