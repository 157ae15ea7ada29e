package dev.throng.runner.cli;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.master.Master;
import dev.throng.runner.server.MasterServer;
import dev.throng.runner.server.Token;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The live page of a run in this process. */
final class WebFlags {
  private static final int TOKEN_BYTES = 16;

  @Option(
      names = "--web",
      paramLabel = "[HOST:]PORT",
      arity = "0..1",
      fallbackValue = WebAddress.DEFAULT,
      preprocessor = AddressOrNothing.class,
      converter = AddressConverter.class,
      description =
          "Show the run live in a browser, on this machine unless HOST is given; default port:"
              + " ${FALLBACK-VALUE}, 0: any that is free.")
  private @Nullable WebAddress address;

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      description = "With --web: how long the page is served after the end; default: 0s.")
  private @Nullable GoDuration linger;

  /** Says what is allowed. */
  static final class AddressConverter implements ITypeConverter<WebAddress> {
    @Override
    public WebAddress convert(String text) {
      try {
        return WebAddress.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Leaves a word that is no address, a FILE or a UserClass, to others. */
  static final class AddressOrNothing implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      boolean attached = info.get("separator") != null && !info.get("separator").equals("");
      if (!attached && (words.isEmpty() || !WebAddress.looksLike(words.peek()))) {
        words.push(WebAddress.DEFAULT);
      }
      return false;
    }
  }

  /**
   * Opens the page, if it was asked for, and says where it is.
   *
   * @return null if it was not
   * @throws UsageException if the port cannot be had
   */
  @Nullable Serving open(Master master) {
    if (address == null) {
      if (linger != null) {
        throw new UsageException("--linger is of use with --web only");
      }
      return null;
    }
    String given = System.getenv(TokenFlags.VARIABLE);
    boolean isMade = given == null || given.isBlank();
    String token = isMade ? random() : TokenFlags.checked(given);
    Serving serving =
        new Serving(
            master,
            new MasterServer.Settings(
                address.host(),
                address.port(),
                false,
                1,
                new Token(token),
                VersionCommand.version(),
                null,
                null,
                MasterServer.MOST_USERS));
    String url = address.url(serving.port());
    System.err.println(
        "throng: live at "
            + (isMade
                ? url + "#token=" + token
                : url + ", with the token in " + TokenFlags.VARIABLE));
    return serving;
  }

  /** After the end: until readers have what they want, then as long as wished. */
  void linger(@Nullable Serving serving, Interruption interruption) throws InterruptedException {
    if (serving != null) {
      serving.linger(linger == null ? Duration.ZERO : linger.value(), interruption);
    }
  }

  private static String random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
