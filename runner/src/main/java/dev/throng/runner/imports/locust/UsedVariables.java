package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which variables somebody reads; what gives the others a value is left out. */
final class UsedVariables {
  private final Set<String> used = new HashSet<>();

  void add(List<Act> acts) {
    acts.forEach(this::add);
  }

  private void add(Act act) {
    switch (act) {
      case Act.Request request -> request(request).forEach(this::add);
      case Act.Assign(String variable, Expr value) ->
          value
              .all()
              .map(UsedVariables::name)
              .filter(name -> !name.equals(variable))
              .forEach(used::add);
      case Act.Keep keep -> {
        if (keep.isNeeded) {
          add(new Act.Assign(keep.variable, keep.value));
        }
      }
      case Act.SetHeader(var headers) -> headers.values().forEach(this::add);
      case Act.Branch(Expr condition, List<Act> then, List<Act> otherwise) -> {
        add(condition);
        add(then);
        add(otherwise);
      }
      case Act.Loop(int _, List<Act> acts) -> add(acts);
      case Act.Pause _, Act.Feed _, Act.Stop _, Act.Remark _, Act.Leave _ -> {}
    }
  }

  private void add(Expr expr) {
    expr.all().map(UsedVariables::name).forEach(used::add);
  }

  private static String name(Expr expr) {
    return switch (expr) {
      case Expr.Variable(String name, Expr.Kind _) -> name;
      case Expr.IsSet(String name) -> name;
      default -> "";
    };
  }

  private static Stream<Expr> request(Act.Request request) {
    Stream<Expr> body =
        switch (request.body) {
          case Act.Body.None _ -> Stream.of();
          case Act.Body.Json(Expr json) -> Stream.of(json);
          case Act.Body.Form(var fields) -> fields.values().stream();
          case Act.Body.Raw(Expr text, String _) -> Stream.of(text);
          case Act.Body.Multipart(var parts) -> parts.stream().map(Act.Body.Part::value);
        };
    Stream<Expr> judged =
        request.judged.stream()
            .flatMap(each -> Stream.of(each.when(), each.message()).filter(e -> e != null));
    return Stream.of(
            Stream.of(request.url),
            request.query.values().stream(),
            request.headers.values().stream(),
            body,
            judged)
        .flatMap(each -> each);
  }

  List<Act> only(List<Act> acts) {
    List<Act> kept = new ArrayList<>();
    for (Act act : acts) {
      switch (act) {
        case Act.Assign(String variable, Expr _) when !used.contains(variable) -> {}
        case Act.Branch(Expr condition, List<Act> then, List<Act> otherwise) ->
            kept.add(new Act.Branch(condition, only(then), only(otherwise)));
        case Act.Loop(int times, List<Act> inner) -> kept.add(new Act.Loop(times, only(inner)));
        default -> kept.add(act);
      }
    }
    return kept;
  }

  List<UserDraft.TaskDraft> onlyOf(List<UserDraft.TaskDraft> tasks) {
    return tasks.stream()
        .map(task ->
            new UserDraft.TaskDraft(
                task.name(),
                task.line(),
                task.weight(),
                task.tags(),
                only(task.acts()),
                task.inOrder(),
                onlyOf(task.tasks())))
        .toList();
  }

  void addTasks(List<UserDraft.TaskDraft> tasks) {
    tasks.forEach(task -> {
      add(task.acts());
      addTasks(task.tasks());
    });
  }
}
