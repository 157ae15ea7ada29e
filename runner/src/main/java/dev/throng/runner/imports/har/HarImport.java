package dev.throng.runner.imports.har;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.steps.Method;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.Call;
import dev.throng.runner.imports.HeaderFilter;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.Payload;
import dev.throng.runner.imports.SecretDrafts;
import dev.throng.runner.imports.StepWriter;
import dev.throng.runner.imports.TestDraft;
import dev.throng.runner.imports.VariableNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A recording as a user who does the same again. */
public final class HarImport {
  /** A manifest has at most 3 MiB; YAML makes bodies longer. */
  private static final int MAX_SENT_CHARACTERS = 1_200_000;

  private final Notes notes = new Notes();
  private final VariableNames variables = new VariableNames();
  private final SecretDrafts secrets = new SecretDrafts(notes, variables);
  private final Answers answers = new Answers(variables);
  private final HarReader recording;
  private final Kept kept;

  private HarImport(HarReader recording, HarOptions options) {
    this.recording = recording;
    kept = Kept.of(recording.entries(), options, notes);
  }

  /**
   * @param name of the test
   * @throws ImportException if it is no recording, or nothing of it is kept
   */
  public static Imported of(InputStream source, String name, HarOptions options)
      throws IOException {
    return new HarImport(HarReader.read(source), options).imported(name);
  }

  private Imported imported(String name) {
    if (kept.entries().isEmpty()) {
      throw new ImportException(
          "holds no request that is kept: "
              + String.join(" ", notes.leftOut())
              + " Other hosts are named by --hosts, other requests by --include.");
    }
    String base = Objects.requireNonNull(HttpUrl.serverOf(kept.entries().getFirst().entry().url()));
    StepWriter writer = new StepWriter(base, secrets, answers, notes);
    TestDraft draft = new TestDraft(name, base, notes, secrets);
    CommonHeaders common = CommonHeaders.of(kept.entries(), HarImport::headers);
    common.headers().forEach((header, value) -> draft.header(header, writer.header(header, value)));
    Think think = Think.of(kept.entries());
    if (think.millis() > 0) {
      draft.pause(think.millis());
      notes.decided("the wait after each task is the median of the recorded pauses, at most 30s.");
    }
    notes.decided("requests that the browser made at the same time are made one after another.");
    tasks(writer, common, think).forEach(draft::add);
    return draft.finish(true);
  }

  private List<TestDraft.TaskDraft> tasks(StepWriter writer, CommonHeaders common, Think think) {
    List<TestDraft.TaskDraft> tasks = new ArrayList<>();
    List<TestDraft.StepDraft> steps = new ArrayList<>();
    String title = "";
    int sent = 0;
    Kept.Exchange before = null;
    for (Kept.Exchange exchange : kept.entries()) {
      sent += exchange.entry().body().length() + exchange.entry().url().length() + 300;
      if (sent > MAX_SENT_CHARACTERS) {
        notes.leftOut("the rest of the recording, since a manifest has at most 3 MiB.");
        break;
      }
      if (before != null && think.parts(before, exchange)) {
        tasks.add(new TestDraft.TaskDraft(title, steps));
        steps = new ArrayList<>();
      }
      if (steps.isEmpty()) {
        title = title(exchange.entry());
      }
      steps.add(step(exchange, writer, common));
      before = exchange;
    }
    tasks.add(new TestDraft.TaskDraft(title, steps));
    return tasks;
  }

  private TestDraft.StepDraft step(
      Kept.Exchange exchange, StepWriter writer, CommonHeaders common) {
    HarEntry entry = exchange.entry();
    Map<String, String> own = new LinkedHashMap<>(headers(entry));
    own.keySet().removeAll(common.headers().keySet());
    List<String> comments = new ArrayList<>();
    ObjectNode step =
        writer.step(
            new Call(
                Method.of(entry.method()).orElseThrow(),
                entry.url(),
                own,
                Payload.of(entry.body(), entry.bodyType()),
                List.of()));
    if (exchange.endsAtRedirect()) {
      step.put("followRedirects", false);
    }
    int status = exchange.last().status();
    if (status >= 400) {
      comments.add("Was answered " + status + " in the recording.");
      step.putArray("checks").addObject().put("expect", "status == " + status);
    }
    answers.add(step, entry);
    exchange.followed().forEach(followed -> answers.add(step, followed));
    return new TestDraft.StepDraft(step, comments);
  }

  private static Map<String, String> headers(HarEntry entry) {
    return HeaderFilter.of(entry.headers().stream().filter(BrowserHeaders::isKept).toList());
  }

  private String title(HarEntry entry) {
    String page = recording.pages().getOrDefault(entry.page(), "");
    return page.isBlank() || HttpUrl.isAbsolute(page) ? path(entry.url()) : page;
  }

  private static String path(String url) {
    String server = Objects.requireNonNull(HttpUrl.serverOf(url));
    String path = url.substring(server.length()).replaceFirst("\\?.*", "");
    return path.isEmpty() ? "/" : path;
  }
}
