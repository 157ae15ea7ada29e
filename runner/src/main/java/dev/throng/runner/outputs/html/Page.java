package dev.throng.runner.outputs.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page's pieces put together, but for the result that it shows. */
final class Page {
  private static final List<String> STYLES =
      List.of(
          "uplot/uPlot.min.css",
          "page.css",
          "names.css",
          "story.css",
          "tables.css",
          "charts.css",
          "live.css",
          "print.css");
  private static final String LIBRARY = "uplot/uPlot.iife.min.js";
  private static final String LICENCE = "uplot/LICENSE.txt";
  private static final List<String> SCRIPTS =
      List.of(
          "figures.js",
          "dom.js",
          "tables.js",
          "charts.js",
          "story.js",
          "overtime.js",
          "distribution.js",
          "againstload.js",
          "sections.js",
          "capacity.js",
          "requests.js",
          "names.js",
          "traces.js",
          "page.js");

  private Page() {}

  /**
   * @param connect what the page's scripts may connect to, by its content security policy
   * @param scripts that bring the result
   * @return the page with {@code {{result}}} and {@code {{names}}} where its data belongs
   */
  static String of(String connect, List<String> scripts) {
    return resource("page.html")
        .replace("{{connect}}", connect)
        .replace("{{styles}}", together(STYLES.stream()))
        .replace("{{licence}}", resource(LICENCE))
        .replace("{{library}}", resource(LIBRARY))
        .replace("{{scripts}}", together(Stream.concat(SCRIPTS.stream(), scripts.stream())));
  }

  private static String together(Stream<String> names) {
    return names.map(Page::resource).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (InputStream resource = Page.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
