package dev.throng.runner.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Path;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.writing.Comments;
import dev.throng.crds.writing.ManifestWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A manifest that grows task by task. */
public final class TestDraft {
  /** As the schema has it. */
  private static final int MAX_STEPS = 100;

  private static final int MAX_TASKS = 50;

  private final String name;
  private final String baseUrl;
  private final Notes notes;
  private final SecretDrafts secrets;
  private final List<TaskDraft> tasks = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private String waitMillis = "";

  /** Steps that run in order, with the comments above them. */
  public record TaskDraft(String name, List<StepDraft> steps) {}

  /** A step, and what is said above it. */
  public record StepDraft(ObjectNode step, List<String> comments) {}

  /**
   * @param name of the test; made to fit
   */
  public TestDraft(String name, String baseUrl, Notes notes, SecretDrafts secrets) {
    this.name = Names.ofTest(name, "imported");
    this.baseUrl = baseUrl;
    this.notes = notes;
    this.secrets = secrets;
  }

  /** Sent with every request. */
  public void header(String header, String template) {
    headers.put(header, template);
  }

  /** What steps name by {@code ${name}}. */
  public void constant(String variable, String value) {
    constants.put(variable, value);
  }

  /** After each task. */
  public void pause(long millis) {
    waitMillis = millis + "ms";
  }

  public void add(TaskDraft task) {
    for (int from = 0; from < task.steps().size(); from += MAX_STEPS) {
      int to = Math.min(from + MAX_STEPS, task.steps().size());
      tasks.add(new TaskDraft(task.name(), task.steps().subList(from, to)));
    }
  }

  /**
   * @param inOrder whether each user does all tasks one after another, again and again
   * @throws ImportException if there is no task
   */
  public Imported finish(boolean inOrder) {
    if (tasks.isEmpty()) {
      throw new ImportException("holds no request that a test could make");
    }
    Comments comments = new Comments();
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.putObject("target").put("baseUrl", baseUrl);
    constants.forEach((variable, value) -> spec.withObject("/variables").put(variable, value));
    secrets.write(spec, name);
    spec.putObject("load").put("users", 5).put("duration", "1m");
    ObjectNode user = spec.putArray("userClasses").addObject().put("name", "Imported");
    headers.forEach(user.withObject("/headers")::put);
    if (!waitMillis.isEmpty()) {
      user.putObject("wait").put("constant", waitMillis);
    }
    Path classPath = Path.SPEC.field("userClasses").index(0);
    ArrayNode list = user.putArray("tasks");
    Path listPath = classPath.field("tasks");
    if (inOrder && tasks.size() > 1) {
      list = list.addObject().put("name", "all in order").put("sequence", true).putArray("tasks");
      listPath = listPath.index(0).field("tasks");
    }
    write(tasks, list, listPath, inOrder, comments);
    spec.putArray("thresholds").addObject().put("expect", "failureRatio < 1%");
    notes.decided("5 users for 1 minute, and a threshold on failures: change load and thresholds.");
    Preamble.write(notes, comments);
    ReadSpec read = ManifestReader.readSpec(spec);
    if (!read.problems().isEmpty()) {
      throw new ImportException("leads to a manifest that is not valid: " + read.problems());
    }
    return new Imported(ManifestWriter.write(name, read.spec(), comments), secrets.names(), notes);
  }

  /** Lists that are too long become lists of lists. */
  private static void write(
      List<TaskDraft> drafts, ArrayNode list, Path path, boolean inOrder, Comments comments) {
    TaskNames names = new TaskNames();
    if (drafts.size() <= MAX_TASKS) {
      for (TaskDraft draft : drafts) {
        Path at = path.index(list.size());
        ObjectNode task = list.addObject().put("name", names.next(draft.name()));
        ArrayNode steps = task.putArray("steps");
        for (StepDraft step : draft.steps()) {
          Path stepPath = at.field("steps").index(steps.size());
          step.comments().forEach(comment -> comments.above(stepPath, comment));
          steps.add(step.step());
        }
      }
      return;
    }
    int part = MAX_TASKS;
    while ((long) part * MAX_TASKS < drafts.size()) {
      part *= MAX_TASKS;
    }
    for (int from = 0; from < drafts.size(); from += part) {
      List<TaskDraft> some = drafts.subList(from, Math.min(from + part, drafts.size()));
      Path at = path.index(list.size());
      ObjectNode task = list.addObject().put("name", names.next("part"));
      task.put("weight", some.size()).put("sequence", inOrder);
      write(some, task.putArray("tasks"), at.field("tasks"), inOrder, comments);
    }
  }
}
