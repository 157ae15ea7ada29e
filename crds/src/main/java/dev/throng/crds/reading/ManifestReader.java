package dev.throng.crds.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Position;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.rules.SpecRules;
import dev.throng.crds.spec.LoadTestSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a file that holds one LoadTest. Objects of other kinds may stand in the same file, as
 * {@code kubectl apply} would take them; they are passed over with a note.
 */
public final class ManifestReader {
  private static final int MAX_PROBLEMS = 100;

  private ManifestReader() {}

  /** All errors of the file at once; at most 100 are listed. */
  public static ReadResult read(String text) {
    try {
      List<Header> headers = YamlSource.documents(text).stream().map(Header::of).toList();
      List<Header> loadTests = headers.stream().filter(Header::isLoadTest).toList();
      List<Header> chosen = loadTests.isEmpty() && headers.size() == 1 ? headers : loadTests;
      return switch (chosen.size()) {
        case 0 -> invalid("", "the file holds no LoadTest", Position.UNKNOWN);
        case 1 -> read(text, chosen.getFirst(), notes(headers, chosen.getFirst()));
        default ->
            invalid(
                "",
                "the file holds " + chosen.size() + " LoadTests; a run takes one",
                chosen.get(1).position());
      };
    } catch (YamlSource.Unreadable e) {
      return new ReadResult.Invalid(List.of(e.problem()));
    }
  }

  /** A spec by itself, as the API server has it. */
  public static ReadSpec readSpec(JsonNode json) {
    try {
      Findings findings = new Findings();
      Node node = YamlSource.documents(json.toString()).getFirst();
      LoadTestSpec spec = new Binder(findings).record(LoadTestSpec.class, node, Path.SPEC);
      return new ReadSpec(
          spec,
          judged(spec, findings).stream().map(problem -> problem.at(Position.UNKNOWN)).toList());
    } catch (YamlSource.Unreadable e) {
      return new ReadSpec(Records.neutral(LoadTestSpec.class), List.of(e.problem()));
    }
  }

  private static ReadResult read(String text, Header header, List<String> notes) {
    Findings findings = new Findings();
    findings.locate(Path.ROOT, header.node());
    if (!header.check(findings)) {
      return new ReadResult.Invalid(findings.problems());
    }
    LoadTestSpec spec = spec(header, findings);
    List<Problem> problems = judged(spec, findings);
    return problems.isEmpty()
        ? new ReadResult.Valid(
            new Manifest(
                header.name(), header.namespace(), spec, text, findings.locations(), notes))
        : new ReadResult.Invalid(problems, spec);
  }

  private static LoadTestSpec spec(Header header, Findings findings) {
    Node node = header.spec();
    if (node == null) {
      findings.add(Path.SPEC, header.node(), null, "must be given");
      return Records.neutral(LoadTestSpec.class);
    }
    findings.locate(Path.SPEC, node);
    return new Binder(findings).record(LoadTestSpec.class, node, Path.SPEC);
  }

  /**
   * The rules judge a broken file too. What they find about a broken field, or about a name that a
   * broken field may have declared, is only its consequence.
   */
  private static List<Problem> judged(LoadTestSpec spec, Findings findings) {
    List<Problem> broken = findings.problems();
    Problems found = SpecRules.judge(spec);
    Stream<Problem> own =
        (broken.isEmpty() ? found.all() : found.certain())
            .stream()
                .filter(problem ->
                    broken.stream().noneMatch(other -> Path.overlap(problem.path(), other.path())))
                .map(problem -> problem.at(findings.locations().of(problem.path())));
    return shortened(
        Stream.concat(broken.stream(), own)
            .sorted(
                Comparator.comparingInt(Problem::line)
                    .thenComparingInt(Problem::column)
                    .thenComparing(Problem::path))
            .toList());
  }

  private static List<Problem> shortened(List<Problem> problems) {
    if (problems.size() <= MAX_PROBLEMS) {
      return problems;
    }
    List<Problem> first = new ArrayList<>(problems.subList(0, MAX_PROBLEMS));
    String rest = "and " + (problems.size() - MAX_PROBLEMS) + " more problems";
    first.add(new Problem("", null, rest, Position.UNKNOWN));
    return first;
  }

  private static List<String> notes(List<Header> headers, Header chosen) {
    return headers.stream()
        .filter(header -> header != chosen)
        .map(header -> "not used: " + header + " (" + header.position() + ")")
        .toList();
  }

  private static ReadResult invalid(String path, String message, Position position) {
    return new ReadResult.Invalid(List.of(new Problem(path, null, message, position)));
  }
}
