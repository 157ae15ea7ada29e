package dev.throng.runner.wire;

import io.vertx.core.MultiMap;
import java.util.regex.Pattern;

/**
 * What a worker says of itself in the headers of its upgrade request.
 *
 * @param worker its name, unique in the run
 * @param session drawn when the worker's process began: the same session is the same process
 * @param version of Throng and of its frames
 * @param received the highest number that it has received in this session
 */
public record Greeting(String worker, String session, String version, long received) {
  /** Where workers knock. */
  public static final String PATH = "/api/v1/worker";

  private static final String WORKER = "Throng-Worker";
  private static final String SESSION = "Throng-Session";
  private static final String VERSION = "Throng-Version";
  private static final String RECEIVED = "Throng-Received";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");

  public Greeting {
    check(worker);
    if (!NAME.matcher(session).matches() || received < 0) {
      throw new IllegalArgumentException(SESSION + " or " + RECEIVED + " is not of this protocol");
    }
  }

  /**
   * @throws IllegalArgumentException if no worker can have this name
   */
  public static void check(String worker) {
    if (!NAME.matcher(worker).matches()) {
      throw new IllegalArgumentException(
          "a worker's name must be at most 253 letters, digits, dots, dashes and underscores, and"
              + " begin and end with a letter or digit; is \""
              + worker
              + "\"");
    }
  }

  /** What both ends must agree on. */
  public static String version(String throng) {
    return throng + "/" + Codec.REVISION;
  }

  public MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap()
        .set(WORKER, worker)
        .set(SESSION, session)
        .set(VERSION, version)
        .set(RECEIVED, Long.toString(received));
  }

  /**
   * @throws IllegalArgumentException saying what is missing or wrong
   */
  public static Greeting read(MultiMap headers) {
    try {
      return new Greeting(
          header(headers, WORKER),
          header(headers, SESSION),
          header(headers, VERSION),
          Long.parseLong(header(headers, RECEIVED)));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("the header " + RECEIVED + " must be a number");
    }
  }

  private static String header(MultiMap headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the header " + name + " is missing");
    }
    return value;
  }
}
