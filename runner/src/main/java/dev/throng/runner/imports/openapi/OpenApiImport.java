package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.steps.Method;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.Call;
import dev.throng.runner.imports.HeaderFilter;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.SecretDrafts;
import dev.throng.runner.imports.StepWriter;
import dev.throng.runner.imports.TestDraft;
import dev.throng.runner.imports.VariableNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A task for each kind of thing that an API has: the list first, and then what is in it, by the id
 * that the list gave.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.2.0.html">OpenAPI 3.2.0</a>
 */
public final class OpenApiImport {
  private static final int PAUSE_MILLIS = 1_000;

  /** A manifest has no more variables. */
  private static final int MOST_CONSTANTS = 100;

  private final Notes notes = new Notes();
  private final VariableNames names = new VariableNames();
  private final SecretDrafts secrets = new SecretDrafts(notes, names);
  private final Values values = new Values();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Map<String, String> constantNames = new HashMap<>();
  private final Description description;
  private final SchemaSample samples;
  private final Servers servers;
  private final Security security;
  private final RequestBody bodies;
  private final Ids ids;

  private OpenApiImport(String text) {
    description = Description.read(text, notes);
    samples = new SchemaSample(description);
    servers = new Servers(description, notes);
    security = new Security(description, values, secrets, notes);
    bodies = new RequestBody(description, samples, notes);
    ids = new Ids(description);
  }

  /**
   * @param name of the test
   * @param writes whether operations that overwrite or delete are taken too
   * @throws ImportException if it is no description of version 3, or nothing of it is taken
   */
  public static Imported of(String text, String name, boolean writes) {
    return new OpenApiImport(text).imported(name, writes);
  }

  private Imported imported(String name, boolean writes) {
    List<Operation> taken = taken(writes);
    if (taken.isEmpty()) {
      throw new ImportException(
          "describes no operation that is taken: " + String.join(" ", notes.leftOut()));
    }
    String base =
        Objects.requireNonNull(HttpUrl.serverOf(servers.base(taken.getFirst().servers())));
    TestDraft draft = new TestDraft(name, base, notes, secrets);
    StepWriter writer = new StepWriter(base, secrets, values, notes);
    Resources.of(taken)
        .forEach((resource, operations) ->
            draft.add(new TestDraft.TaskDraft(resource, steps(operations, writer))));
    constants.forEach(draft::constant);
    draft.pause(PAUSE_MILLIS);
    notes.decided("every task is as frequent as any other, with a wait of 1s after it.");
    return draft.finish(false);
  }

  private List<Operation> taken(boolean writes) {
    List<Operation> all = Operation.all(description, notes);
    List<Operation> taken = new ArrayList<>();
    int deprecated = 0;
    int overwriting = 0;
    for (Operation operation : all) {
      if (operation.isDeprecated()) {
        deprecated++;
      } else if (operation.overwrites() && !writes) {
        overwriting++;
      } else {
        taken.add(operation);
      }
    }
    if (overwriting > 0) {
      notes.leftOut(
          overwriting
              + (overwriting == 1
                  ? " operation that overwrites or deletes"
                  : " operations that overwrite or delete")
              + " (PUT, PATCH, DELETE); --writes takes them.");
    }
    if (deprecated > 0) {
      notes.leftOut(
          deprecated
              + (deprecated == 1
                  ? " operation that is deprecated."
                  : " operations that are deprecated."));
    }
    long posts = taken.stream().filter(operation -> operation.method() == Method.POST).count();
    if (posts > 0) {
      notes.decided(
          posts
              + (posts == 1 ? " POST request is in it: it" : " POST requests are in it: each")
              + " may create something in every run.");
    }
    if (description.at("webhooks").isObject()) {
      notes.leftOut("webhooks, which the API sends.");
    }
    return taken;
  }

  private List<TestDraft.StepDraft> steps(List<Operation> operations, StepWriter writer) {
    values.forgetIds();
    List<TestDraft.StepDraft> steps = new ArrayList<>();
    Map<String, Listed> lists = new HashMap<>();
    for (Operation operation : operations) {
      takeIds(operation, lists);
      ObjectNode step = step(operation, writer);
      if (operation.method() == Method.GET) {
        lists.put(operation.path().replaceFirst("/+$", ""), new Listed(operation, step));
      }
      String summary = operation.summary();
      steps.add(new TestDraft.StepDraft(step, summary.isEmpty() ? List.of() : List.of(summary)));
    }
    return steps;
  }

  /** An operation that may list things, and its step. */
  private record Listed(Operation operation, ObjectNode step) {}

  /** The ids in a path are those that lists before it gave. */
  private void takeIds(Operation operation, Map<String, Listed> lists) {
    String path = operation.path();
    for (int at = path.indexOf("/{"); at >= 0; at = path.indexOf("/{", at + 1)) {
      int end = path.indexOf('}', at);
      if (end < 0) {
        return;
      }
      Listed listed = lists.get(path.substring(0, at));
      String parameter = path.substring(at + 2, end);
      if (listed != null && values.id(parameter).isEmpty()) {
        ids.pointer(listed.operation(), parameter)
            .ifPresent(pointer -> take(parameter, pointer, listed.step()));
      }
    }
  }

  private void take(String parameter, String pointer, ObjectNode step) {
    String variable = names.next(parameter);
    step.withObject("/extract").putObject(variable).put("json", pointer);
    values.id(parameter, variable);
    notes.decided("ids come from the first thing in the lists that the API answers.");
  }

  private ObjectNode step(Operation operation, StepWriter writer) {
    Parameters parameters = new Parameters(operation, samples, notes);
    Security.Credentials credentials = security.of(operation);
    StringBuilder url = new StringBuilder(servers.base(operation.servers()));
    url.append(parameters.path(this::inPath));
    List<String> query = new ArrayList<>(parameters.query());
    credentials
        .query()
        .forEach(pair -> query.add(Parameters.encoded(pair.getKey()) + "=" + pair.getValue()));
    if (!query.isEmpty()) {
      url.append('?').append(String.join("&", query));
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>(credentials.headers());
    headers.addAll(parameters.headers());
    ObjectNode step =
        writer.step(
            new Call(
                operation.method(),
                url.toString(),
                HeaderFilter.of(headers),
                bodies.of(operation),
                List.of()));
    if (operation.depth() > 0) {
      step.put("name", operation.path().substring(0, Math.min(256, operation.path().length())));
    }
    return step;
  }

  private String inPath(String parameter, Parameters.Sample sample) {
    boolean named = values.id(parameter).isPresent() || constantNames.containsKey(parameter);
    if (!named && constants.size() >= MOST_CONSTANTS) {
      notes.fillIn("the parameter " + parameter + ", in the paths that have it.");
      return Parameters.encoded(sample.text());
    }
    return values.mark(
        "path " + parameter + " " + values.id(parameter).orElse(""),
        () -> values.id(parameter).orElseGet(() -> constant(parameter, sample)));
  }

  private String constant(String parameter, Parameters.Sample sample) {
    return constantNames.computeIfAbsent(
        parameter,
        _ -> {
          String variable = names.next(parameter);
          constants.put(variable, sample.text());
          if (!sample.given()) {
            notes.fillIn("the variable " + variable + ": spec.variables." + variable + ".");
          }
          return variable;
        });
  }
}
