package dev.throng.runner.outputs.junit;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.Story;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * One testsuite: a testcase for each threshold, and one for the verdict. A threshold that doesn't
 * hold is a failure; so is each verdict but {@code Passed}, except {@code Error}, which is an
 * error.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">the JUnit XML format as tools read it</a>
 */
public final class JunitReport implements Report {

  @Override
  public String render(RunView view) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new Suite(xml, view).write();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory can't fail", e);
    }
    return text.append('\n').toString();
  }

  private record Suite(XMLStreamWriter xml, RunView view) {

    void write() throws XMLStreamException {
      Outcome outcome = view.outcome();
      boolean error = outcome != null && outcome.verdict() == Verdict.ERROR;
      boolean failed = outcome != null && !error && outcome.verdict() != Verdict.PASSED;
      long broken = view.thresholds().stream().filter(threshold -> !threshold.holds()).count();
      start(0, "testsuites");
      start(1, "testsuite");
      attribute("name", view.info().name());
      attribute("tests", view.thresholds().size() + (outcome == null ? 0 : 1));
      attribute("failures", broken + (failed ? 1 : 0));
      attribute("errors", error ? 1 : 0);
      attribute("time", seconds());
      if (view.info().hasStarted()) {
        attribute("timestamp", view.info().startTime());
      }
      properties();
      for (ThresholdStatus threshold : view.thresholds()) {
        threshold(threshold);
      }
      if (outcome != null) {
        verdict(outcome);
      }
      end(1);
      end(0);
    }

    private void properties() throws XMLStreamException {
      start(2, "properties");
      property("target", view.info().target());
      property("seed", view.info().seed());
      property("throngVersion", view.info().version());
      property("requests", view.total().requests());
      property("failures", view.total().failures());
      arrivals(view.arrivals());
      story(view.story());
      capacity(view.search());
      for (String override : view.info().overrides()) {
        property("override", override);
      }
      end(2);
    }

    private void arrivals(ArrivalStats arrivals) throws XMLStreamException {
      if (arrivals.planned() > 0) {
        property("arrivals.planned", arrivals.planned());
        property("arrivals.started", arrivals.started());
        property("arrivals.missed", arrivals.missed());
        property("arrivals.missed.noFreeUser", arrivals.noFreeUser());
        property("arrivals.missed.late", arrivals.late());
        property("arrivals.missed.notCounted", arrivals.notCounted());
      }
    }

    private void story(@Nullable Story story) throws XMLStreamException {
      if (story != null) {
        property("story.headline", story.headline());
        property("story.degradation", story.degradation());
        for (Finding finding : story.findings()) {
          property("story.finding." + finding.id(), finding.text());
        }
      }
    }

    private void capacity(@Nullable SearchSoFar search) throws XMLStreamException {
      if (search == null) {
        return;
      }
      FoundCapacity found = search.capacity();
      property("capacity", CapacityWords.interval(found));
      property("capacity.unit", found.unit());
      if (found.holds() != null) {
        property("capacity.holds", CapacityWords.plain(found.holds()));
        property("capacity.requestRate", CapacityWords.plain(found.requestsPerSecond()));
      }
      if (found.breaks() != null) {
        property("capacity.breaks", CapacityWords.plain(found.breaks()));
      }
      if (found.broke() != null) {
        property("capacity.broke", found.broke());
      }
      property("capacity.steps", search.steps().size());
    }

    private void threshold(ThresholdStatus threshold) throws XMLStreamException {
      String name = name(threshold);
      startCase(name);
      String observed = "observed " + threshold.observed();
      if (threshold.holds()) {
        output(observed, List.of());
      } else {
        String message = observed + ", expected " + threshold.expect();
        problem("failure", "threshold", message, name + "\n" + message);
      }
      end(2);
    }

    private void verdict(Outcome outcome) throws XMLStreamException {
      startCase("verdict");
      switch (outcome.verdict()) {
        case PASSED -> output(outcome.reason(), view.notes());
        case ERROR -> problem("error", "Error", outcome.reason(), outcome.reason());
        case ABORTED, INCONCLUSIVE, FAILED ->
            problem(
                "failure",
                outcome.verdict().toString(),
                outcome.verdict() + ": " + outcome.reason(),
                String.join("\n", view.notes()));
      }
      end(2);
    }

    private static String name(ThresholdStatus threshold) {
      String request = threshold.request();
      String window = threshold.window();
      return (request == null ? "" : request + ": ")
          + threshold.expect()
          + (window == null ? "" : " in every " + window);
    }

    private void startCase(String name) throws XMLStreamException {
      start(2, "testcase");
      attribute("classname", view.info().name());
      attribute("name", name);
      attribute("time", seconds());
    }

    private void problem(String element, String type, String message, String text)
        throws XMLStreamException {
      start(3, element);
      attribute("type", type);
      attribute("message", message);
      xml.writeCharacters(legal(text));
      xml.writeEndElement();
    }

    private void output(String first, List<String> more) throws XMLStreamException {
      start(3, "system-out");
      xml.writeCharacters(
          legal(Stream.concat(Stream.of(first), more.stream()).collect(Collectors.joining("\n"))));
      xml.writeEndElement();
    }

    private void property(String name, Object value) throws XMLStreamException {
      indent(3);
      xml.writeEmptyElement("property");
      attribute("name", name);
      attribute("value", value);
    }

    private void attribute(String name, Object value) throws XMLStreamException {
      xml.writeAttribute(name, legal(value.toString()));
    }

    private void start(int depth, String element) throws XMLStreamException {
      indent(depth);
      xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
      indent(depth);
      xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private String seconds() {
      return String.format(Locale.ROOT, "%.3f", view.info().elapsed().toMillis() / 1e3);
    }

    /** XML 1.0 has no way to write most control characters, not even escaped. */
    private static String legal(String text) {
      return text.replaceAll(
          "[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
  }
}
