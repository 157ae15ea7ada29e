package dev.throng.runner.outputs.html;

import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.outputs.json.NamesJson;
import dev.throng.runner.results.RunView;
import java.util.List;

/**
 * The page with a run's result document inlined: one file that needs no network. Runs of more than
 * an hour are thinned, so that it stays below 1 MB.
 */
public final class HtmlReport implements Report {
  static final String RESULT = "{{result}}";

  static final String NAMES = "{{names}}";

  private final String beforeResult;
  private final String beforeNames;
  private final String afterNames;

  public HtmlReport() {
    String page = Page.of("'none'", List.of("report.js"));
    int result = page.indexOf(RESULT);
    int names = page.indexOf(NAMES);
    this.beforeResult = page.substring(0, result);
    this.beforeNames = page.substring(result + RESULT.length(), names);
    this.afterNames = page.substring(names + NAMES.length());
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
    String names =
        detail.pointsOfNames() == 0
            ? "null"
            : NamesJson.render(view.history(), detail.pointsOfNames());
    return beforeResult + inScript(result) + beforeNames + inScript(names) + afterNames;
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
}
