package dev.throng.runner.outputs.html;

import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page with a run's result document inlined: one file that needs no network. Runs of more than
 * an hour are thinned, so that it stays below 1 MB.
 */
public final class HtmlReport implements Report {
  private static final List<String> STYLES = List.of("uplot/uPlot.min.css", "page.css");
  private static final String LIBRARY = "uplot/uPlot.iife.min.js";
  private static final String LICENCE = "uplot/LICENSE.txt";
  private static final List<String> SCRIPTS =
      List.of(
          "figures.js",
          "dom.js",
          "tables.js",
          "charts.js",
          "sections.js",
          "requests.js",
          "page.js");
  private static final String RESULT = "{{result}}";

  private final String beforeResult;
  private final String afterResult;

  public HtmlReport() {
    String page =
        resource("page.html")
            .replace("{{styles}}", together(STYLES))
            .replace("{{licence}}", resource(LICENCE))
            .replace("{{library}}", resource(LIBRARY))
            .replace("{{scripts}}", together(SCRIPTS));
    int result = page.indexOf(RESULT);
    this.beforeResult = page.substring(0, result);
    this.afterResult = page.substring(result + RESULT.length());
  }

  @Override
  public String render(RunView view) {
    return render(view, Detail.FULL);
  }

  /**
   * The page in as much detail as fits, in the least if nothing does.
   *
   * @param mostBytes gzipped
   */
  public String render(RunView view, int mostBytes) {
    String page = "";
    for (Detail detail : Detail.LEVELS) {
      page = render(view, detail);
      if (Gzip.size(page) <= mostBytes) {
        break;
      }
    }
    return page;
  }

  private String render(RunView view, Detail detail) {
    String result = JsonReport.compact().render(Thinning.thin(view, detail));
    return beforeResult + inScript(result) + afterResult;
  }

  /**
   * JSON that can't end the script element it stands in.
   *
   * @see <a
   *     href="https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements">HTML:
   *     restrictions for contents of script elements</a>
   */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String together(List<String> names) {
    return names.stream().map(HtmlReport::resource).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (InputStream resource = HtmlReport.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
