package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Path;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.writing.Comments;
import dev.throng.crds.writing.ManifestWriter;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.Preamble;
import dev.throng.runner.imports.TaskNames;
import java.time.Duration;
import java.util.List;

/** Users of a locustfile as a manifest. */
final class ManifestOfUsers {
  private static final int MOST_TASKS = 50;

  private final String name;
  private final Translation translation;
  private final Notes notes;
  private final Comments comments = new Comments();
  private final ObjectNode spec = JsonNodeFactory.instance.objectNode();
  private int remarks;

  ManifestOfUsers(String name, Translation translation) {
    this.name = Names.ofTest(name, "imported");
    this.translation = translation;
    notes = translation.context().notes;
  }

  Imported imported() {
    String base = baseUrl();
    ObjectNode target = spec.putObject("target").put("baseUrl", base);
    if (translation.context().skipsVerification()) {
      target.putObject("http").putObject("tls").put("insecureSkipVerify", true);
    }
    ObjectNode variables = spec.putObject("variables");
    ObjectNode secrets = spec.putObject("secrets");
    load();
    ArrayNode classes = spec.putArray("userClasses");
    Path path = Path.SPEC.field("userClasses");
    for (UserDraft user : translation.users()) {
      user(user, classes.addObject(), path.index(classes.size() - 1), base);
    }
    spec.putArray("thresholds").addObject().put("expect", "failureRatio < 1%");
    Settings.write(translation.context(), variables, spec);
    translation.context().secrets.write(spec, name);
    translation.context().writeFeeds(spec);
    if (secrets.isEmpty()) {
      spec.remove("secrets");
    }
    remarks += Repairs.of(spec, comments);
    ReadSpec read = ManifestReader.readSpec(spec);
    if (!read.problems().isEmpty()) {
      throw new ImportException("leads to a manifest that is not valid: " + read.problems());
    }
    notes.notUnderstood(remarks);
    Preamble.write(notes, comments);
    return new Imported(
        ManifestWriter.write(name, read.spec(), comments),
        translation.context().secrets.names(),
        notes);
  }

  private String baseUrl() {
    if (translation.users().stream().map(UserDraft::host).noneMatch(Servers::isServer)) {
      notes.fillIn("the server: spec.target.baseUrl, or --host.");
    }
    return Servers.baseUrl(translation);
  }

  private void load() {
    spec.set("load", LoadShape.load(translation.stages()));
    notes.decided(
        translation.stages().isEmpty()
            ? "5 users for 1 minute, and a threshold on failures: change load and thresholds."
            : "a threshold on failures: change thresholds.");
  }

  private static String seconds(double seconds) {
    return new GoDuration(Duration.ofMillis(Math.round(seconds * 1000))).toString();
  }

  private void user(UserDraft user, ObjectNode node, Path path, String base) {
    node.put("name", user.name()).put("weight", user.weight());
    if (user.fixedCount() > 0) {
      node.put("fixedCount", user.fixedCount());
    }
    WaitDraft pause = user.pause();
    if (pause != null) {
      pause(pause, node.putObject("wait"));
    }
    Targets targets =
        new Targets(base, Servers.isServer(user.host()) ? Servers.plain(user.host()) : "");
    Steps steps = new Steps(comments, targets);
    Ending ending = Ending.of(user);
    List<Act> onStart = ending.started(user.onStart());
    if (!Tidied.of(onStart).isEmpty()) {
      steps.write(onStart, node.putArray("onStart"), path.field("onStart"));
      if (user.endsUser()) {
        node.put("onStartFailure", "stopUser");
      }
    }
    if (!Tidied.of(user.onStop()).isEmpty()) {
      steps.write(user.onStop(), node.putArray("onStop"), path.field("onStop"));
    }
    ArrayNode tasks = node.putArray("tasks");
    Path at = path.field("tasks");
    if (user.inOrder() && user.tasks().size() > 1) {
      tasks = tasks.addObject().put("name", "all in order").put("sequence", true).putArray("tasks");
      at = at.index(0).field("tasks");
    }
    tasks(ending.whileItLasts(user.tasks()), tasks, at, steps);
    if (ending.variable() != null) {
      notes.decided(
          "a user of "
              + user.name()
              + " that Locust would end in a task does nothing from then on, and is still counted.");
    }
    remarks += steps.remarks();
  }

  private static void pause(WaitDraft pause, ObjectNode node) {
    List<Double> numbers = pause.numbers();
    switch (pause.kind()) {
      case "between" ->
          node.putArray("between").add(seconds(numbers.getFirst())).add(seconds(numbers.getLast()));
      case "throughput" -> node.put("throughput", rate(numbers.getFirst()));
      default -> node.put(pause.kind(), seconds(numbers.getFirst()));
    }
  }

  private static String rate(double perSecond) {
    return perSecond >= 0.001
        ? new java.math.BigDecimal(Double.toString(perSecond)).stripTrailingZeros().toPlainString()
        : new java.math.BigDecimal(perSecond * 3600)
                .setScale(6, java.math.RoundingMode.HALF_UP)
                .toPlainString()
            + "/h";
  }

  private void tasks(List<UserDraft.TaskDraft> drafts, ArrayNode list, Path path, Steps steps) {
    TaskNames names = new TaskNames();
    boolean allZero = drafts.stream().allMatch(draft -> draft.weight() == 0);
    for (UserDraft.TaskDraft draft : drafts.subList(0, Math.min(drafts.size(), MOST_TASKS))) {
      Path at = path.index(list.size());
      ObjectNode task = list.addObject().put("name", names.next(draft.name()));
      task.put("weight", allZero ? 1 : draft.weight());
      ArrayNode tags = task.putArray("tags");
      draft.tags().forEach(tags::add);
      if (draft.tasks().isEmpty()) {
        steps.write(draft.acts(), task.putArray("steps"), at.field("steps"));
      } else {
        task.put("sequence", draft.inOrder());
        tasks(draft.tasks(), task.putArray("tasks"), at.field("tasks"), steps);
      }
    }
    if (drafts.size() > MOST_TASKS) {
      notes.leftOut((drafts.size() - MOST_TASKS) + " tasks, which are more than a list may hold.");
    }
  }
}
