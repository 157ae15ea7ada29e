package dev.throng.runner.imports.postman;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.steps.Method;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.Call;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.SecretDrafts;
import dev.throng.runner.imports.StepWriter;
import dev.throng.runner.imports.TestDraft;
import dev.throng.runner.imports.VariableNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A task for each folder of a collection, its requests in their order.
 *
 * @see <a href="https://schema.postman.com/collection/json/v2.1.0/draft-07/collection.json">the
 *     format's schema</a>
 */
public final class PostmanImport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Notes notes = new Notes();
  private final VariableNames names = new VariableNames();
  private final SecretDrafts secrets = new SecretDrafts(notes, names);
  private final JsonNode collection;
  private final PostmanVariables variables;
  private int otherScripts;

  private PostmanImport(JsonNode collection, JsonNode environment) {
    this.collection = collection;
    variables = new PostmanVariables(collection, environment, names, secrets, notes);
  }

  /**
   * @param environment the text of an exported environment; empty for none
   * @param name of the test
   * @throws ImportException if it is no collection, or has no request
   */
  public static Imported of(String text, Optional<String> environment, String name) {
    JsonNode collection = json(text, "is no collection: it is");
    if (collection.path("collection").path("item").isArray()) { // as the service's API gives it
      collection = collection.path("collection");
    }
    if (!collection.path("item").isArray()) {
      throw new ImportException(
          "is no collection of Postman's format 2: it has no list \"item\". Export it as"
              + " Collection v2.1");
    }
    JsonNode values =
        environment
            .map(file -> json(file, "goes with an environment that is"))
            .orElse(JSON.missingNode());
    return new PostmanImport(collection, values).imported(name);
  }

  private static JsonNode json(String text, String what) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ImportException(what + " not valid JSON: " + e.getOriginalMessage());
    }
  }

  private Imported imported(String name) {
    List<PostmanRequest> requests = PostmanRequest.all(collection);
    requests.forEach(request -> variables.sets(request.scripts()));
    List<Ready> ready = new ArrayList<>();
    for (PostmanRequest request : requests) {
      Optional<Method> method = Method.of(request.method());
      if (PostmanUrl.written(request.url()).isBlank()) {
        notes.leftOut(request.name() + ", which has no URL.");
        continue;
      }
      String url = PostmanUrl.of(request.url(), variables, notes);
      if (method.isEmpty()) {
        notes.leftOut(request.name() + ", whose method is " + request.method() + ".");
      } else if (!HttpUrl.isOfServer(url)) {
        notes.leftOut(request.name() + ", whose URL names no server that there can be.");
      } else {
        ready.add(new Ready(request, method.get(), url));
      }
    }
    if (ready.isEmpty()) {
      throw new ImportException("holds no request that a test could make");
    }
    String base = Objects.requireNonNull(HttpUrl.serverOf(ready.getFirst().url()));
    StepWriter writer = new StepWriter(base, secrets, variables, notes);
    TestDraft draft = new TestDraft(name, base, notes, secrets);
    tasks(ready, writer).forEach(draft::add);
    variables.constants().forEach(draft::constant);
    if (otherScripts > 0) {
      notes.leftOut(
          "scripts, as of "
              + otherScripts
              + " requests, beside statuses that they expect and values that they keep.");
    }
    return draft.finish(true);
  }

  private record Ready(PostmanRequest request, Method method, String url) {}

  /** Neighbours in one folder are one task. */
  private List<TestDraft.TaskDraft> tasks(List<Ready> requests, StepWriter writer) {
    List<TestDraft.TaskDraft> tasks = new ArrayList<>();
    String folder = null;
    for (Ready ready : requests) {
      if (!ready.request().folder().equals(folder)) {
        folder = ready.request().folder();
        tasks.add(new TestDraft.TaskDraft(folder, new ArrayList<>()));
      }
      tasks.getLast().steps().add(step(ready, writer));
    }
    return tasks;
  }

  private TestDraft.StepDraft step(Ready ready, StepWriter writer) {
    PostmanRequest request = ready.request();
    PostmanAuth auth = PostmanAuth.of(request.auth(), request.name(), notes);
    var step =
        writer.step(
            new Call(
                ready.method(),
                auth.url(ready.url()),
                auth.headers(request.headers()),
                PostmanBody.of(request, notes),
                List.of()));
    PostmanScript script = PostmanScript.of(request.scripts());
    script
        .extracts()
        .forEach(extract ->
            step.withObject("/extract")
                .putObject(variables.extracted(extract.variable()))
                .put(extract.from(), extract.locator()));
    script.checks().forEach(check -> step.withArray("/checks").addObject().put("expect", check));
    otherScripts += script.isMore() ? 1 : 0;
    return new TestDraft.StepDraft(step, List.of(request.name()));
  }
}
