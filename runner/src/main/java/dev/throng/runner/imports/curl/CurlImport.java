package dev.throng.runner.imports.curl;

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
import java.util.function.Function;

/** One task for all commands of a file, in their order. */
public final class CurlImport {
  private CurlImport() {}

  /**
   * @param name of the test
   * @param file the content of a file that a command names by {@code @}; empty if it is not there
   * @throws ImportException if a command cannot be read
   */
  public static Imported of(String text, String name, Function<String, Optional<String>> file) {
    Notes notes = new Notes();
    VariableNames variables = new VariableNames();
    SecretDrafts secrets = new SecretDrafts(notes, variables);
    List<Call> calls = new ArrayList<>();
    for (List<String> words : CurlWords.commands(text)) {
      int curl = words.indexOf("$") == 0 ? 1 : 0;
      if (words.size() > curl && words.get(curl).matches("(.*/)?curl(\\.exe)?")) {
        calls.addAll(
            new CurlCommand(notes, secrets, file).calls(words.subList(curl + 1, words.size())));
      } else {
        notes.leftOut(
            "the command "
                + words.getFirst().replaceAll("\\p{Cntrl}", " ")
                + ", which is not curl.");
      }
    }
    if (calls.isEmpty()) {
      throw new ImportException("holds no curl command");
    }
    String base = Objects.requireNonNull(HttpUrl.serverOf(calls.getFirst().url()));
    StepWriter writer = new StepWriter(base, secrets, (_, _) -> Optional.empty(), notes);
    TestDraft draft = new TestDraft(name, base, notes, secrets);
    draft.add(
        new TestDraft.TaskDraft(
            "curl",
            calls.stream()
                .map(call -> new TestDraft.StepDraft(writer.step(call), call.comments()))
                .toList()));
    return draft.finish(true);
  }
}
