package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.Path;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.writing.Comments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Acts as steps of a manifest. */
final class Steps {
  private static final int MOST = 100;

  private final Comments comments;
  private final Targets targets;
  private int remarks;

  Steps(Comments comments, Targets targets) {
    this.comments = comments;
    this.targets = targets;
  }

  /** How many comments stand in place of something. */
  int remarks() {
    return remarks;
  }

  /** At least one step, so that the list is valid. */
  void write(List<Act> acts, ArrayNode list, Path path) {
    List<Act> tidy = Tidied.of(acts);
    List<Act> kept = tidy.size() <= MOST ? tidy : new ArrayList<>(tidy.subList(0, MOST));
    List<String> waiting = new ArrayList<>();
    for (Act act : kept) {
      if (act instanceof Act.Remark remark) {
        waiting.add(sentence(remark));
        continue;
      }
      Path at = path.index(list.size());
      waiting.forEach(sentence -> comments.above(at, sentence));
      waiting.clear();
      step(act, list.addObject(), at);
    }
    if (list.isEmpty()) {
      list.addObject().put("wait", "0s");
    }
    Path last = path.index(list.size() - 1);
    boolean empty = tidy.stream().allMatch(Act.Remark.class::isInstance);
    waiting.forEach(
        sentence -> comments.above(last, empty ? sentence : "After this step: " + sentence));
    if (tidy.size() > MOST) {
      comments.above(
          last,
          "After this step: "
              + (tidy.size() - MOST)
              + " more, which is more than a list may hold.");
    }
  }

  private String sentence(Act.Remark remark) {
    remarks++;
    return "Line " + remark.line() + ", not understood: " + remark.sentence();
  }

  private void step(Act act, ObjectNode step, Path at) {
    switch (act) {
      case Act.Request request -> request(request, step);
      case Act.Assign(String variable, Expr value) ->
          step.putObject("set").put(variable, Cel.of(value));
      case Act.SetHeader(Map<String, Expr> headers) -> {
        ObjectNode written = step.putObject("setHeader");
        headers.forEach((name, value) -> written.put(name, Templates.text(value)));
      }
      case Act.Pause(long nanos) ->
          step.put("wait", new GoDuration(Duration.ofNanos(nanos)).toString());
      case Act.Branch(Expr condition, List<Act> then, List<Act> otherwise) -> {
        step.put("if", Cel.of(condition));
        write(then, step.putArray("then"), at.field("then"));
        if (!otherwise.isEmpty()) {
          write(otherwise, step.putArray("else"), at.field("else"));
        }
      }
      case Act.Loop(int times, List<Act> inner) -> {
        ObjectNode repeat = step.putObject("repeat").put("times", times);
        write(inner, repeat.putArray("steps"), at.field("repeat").field("steps"));
      }
      case Act.Feed(String feed) -> step.put("feed", feed);
      case Act.Stop(String variable, boolean _) -> step.putObject("set").put(variable, "true");
      case Act.Keep _, Act.Leave _, Act.Remark _ -> throw new IllegalStateException("tidied");
    }
  }

  private void request(Act.Request request, ObjectNode step) {
    String target = targets.of(request);
    step.put(request.method.field(), target);
    String name = targets.name(request, target);
    if (!name.equals(target)) {
      step.put("name", name);
    }
    fields(request.query, "query", step);
    fields(request.headers, "headers", step);
    body(request.body, step);
    if (request.timeoutNanos != null) {
      step.put("timeout", new GoDuration(Duration.ofNanos(request.timeoutNanos)).toString());
    }
    if (request.followRedirects != null) {
      step.put("followRedirects", request.followRedirects);
    }
    Checks checks = Checks.of(request);
    if (!checks.failures().isEmpty() || checks.good() != null) {
      checks.write(step.putArray("checks"));
    }
    request.extracts.forEach((variable, pointer) ->
        step.withObject("/extract").putObject(variable).put("json", pointer));
  }

  private static void fields(Map<String, Expr> values, String field, ObjectNode step) {
    if (!values.isEmpty()) {
      ObjectNode written = step.putObject(field);
      values.forEach((name, value) -> written.put(name, Templates.text(value)));
    }
  }

  private static void body(Act.Body body, ObjectNode step) {
    switch (body) {
      case Act.Body.None _ -> {}
      case Act.Body.Json(Expr json) -> step.set("json", Templates.json(json));
      case Act.Body.Form(Map<String, Expr> fields) -> fields(fields, "form", step);
      case Act.Body.Raw(Expr text, String type) ->
          step.put("body", Templates.text(text)).put("contentType", type);
      case Act.Body.Multipart(List<Act.Body.Part> parts) -> {
        ArrayNode written = step.putArray("multipart");
        for (Act.Body.Part part : parts) {
          ObjectNode each = written.addObject().put("name", part.name());
          each.put(part.filename() == null ? "value" : "content", Templates.text(part.value()));
          if (part.filename() != null) {
            each.put("filename", part.filename());
          }
          if (part.type() != null) {
            each.put("contentType", part.type());
          }
        }
      }
    }
  }
}
