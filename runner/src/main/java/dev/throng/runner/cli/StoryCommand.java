package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.outputs.json.HistoryJson;
import dev.throng.runner.outputs.json.StoryJson;
import dev.throng.runner.outputs.text.StoryLines;
import dev.throng.runner.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
  private static final long MAX_BYTES = 512L << 20;

  @Parameters(paramLabel = "RESULT", description = "What --json wrote.")
  private Path result = Path.of("");

  @Option(names = "--json", description = "Print the story as JSON.")
  private boolean json;

  @Option(
      names = "--ignore",
      paramLabel = "FINDING",
      split = ",",
      description = "Do not tell of these findings, such as sawtooth.")
  private List<String> ignored = List.of();

  @Override
  public Integer call() {
    Set<FindingId> ids = ids();
    Story story = Story.of(history(), ids);
    if (json) {
      System.out.println(StoryJson.render(story));
    } else {
      StoryLines.of(story).forEach(System.out::println);
    }
    return ExitCodes.OK;
  }

  private Set<FindingId> ids() {
    Set<FindingId> ids = EnumSet.noneOf(FindingId.class);
    for (String id : ignored) {
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
            .collect(Collectors.joining(", "));
  }

  private History history() {
    try {
      if (Files.isDirectory(result) || Files.size(result) > MAX_BYTES) {
        throw new UsageException(
            "the result "
                + result
                + " is a directory, or larger than "
                + (MAX_BYTES >> 20)
                + " MiB");
      }
      return HistoryJson.read(Files.readString(result));
    } catch (IOException e) {
      throw new UsageException("the result " + result + " cannot be read: " + Reason.of(e));
    } catch (IllegalArgumentException e) {
      throw new UsageException("the result " + result + " " + e.getMessage());
    }
  }
}
