package dev.throng.runner.cli;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.outputs.json.StoryJson;
import dev.throng.runner.outputs.text.StoryLines;
import dev.throng.runner.story.Story;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the story of a run that is over, from the JSON that it left. */
@Command(
    name = "story",
    description = "Say how the target of an earlier run degrades, from its --json file.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:The story is told", "2:The file is no result, or a flag is wrong"})
final class StoryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RESULT", description = "What --json wrote.")
  private Path result = Path.of("");

  @Option(names = "--json", description = "Print the story as JSON.")
  private boolean json;

  @Option(
      names = "--ignore",
      paramLabel = "FINDING",
      split = ",",
      description =
          "Do not tell of these findings, such as sawtooth; none: tell of all. Default: those that"
              + " the run's manifest ignores.")
  private @Nullable List<String> ignored;

  @Override
  public Integer call() {
    Set<FindingId> ids = ignored == null ? null : ids(ignored);
    Story story = ResultFile.read(result, text -> StoryJson.tell(text, ids));
    if (json) {
      System.out.println(StoryJson.render(story));
    } else {
      StoryLines.of(story).forEach(System.out::println);
    }
    return ExitCodes.OK;
  }

  private static Set<FindingId> ids(List<String> names) {
    Set<FindingId> ids = EnumSet.noneOf(FindingId.class);
    if (names.equals(List.of("none"))) {
      return ids;
    }
    for (String id : names) {
      ids.add(FindingId.of(id).orElseThrow(() -> new UsageException(unknown(id))));
    }
    return ids;
  }

  private static String unknown(String id) {
    return "--ignore: '"
        + id
        + "' is no finding; allowed are "
        + Arrays.stream(FindingId.values())
            .map(FindingId::toString)
            .collect(Collectors.joining(", "))
        + ", or none";
  }
}
