package dev.throng.runner.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.throng.crds.urls.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Blanks secrets out of what is shown: as they are, and as they stand in addresses, forms and JSON.
 *
 * @param texts the longest first, since one may be a part of another
 */
record Blanks(List<String> texts) {
  private static final String BLANK = "***";

  static Blanks of(Collection<String> secrets) {
    return new Blanks(
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(Blanks::forms)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static Stream<String> forms(String secret) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        form,
        form.replace("+", "%20"),
        PercentEncoding.of(secret),
        new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
  }

  String blank(String text) {
    String shown = text;
    for (String secret : texts) {
      shown = shown.replace(secret, BLANK);
    }
    return shown;
  }
}
