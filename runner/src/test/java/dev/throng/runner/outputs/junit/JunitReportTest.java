package dev.throng.runner.outputs.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.RunView;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {

  @Test
  void aThresholdThatDoesNotHoldIsAFailureWithObservedAndExpected() {
    String xml =
        new JunitReport()
            .render(
                new RunViewBuilder()
                    .request("GET", "/", 1, 1_000, 2_000)
                    .overrides("--users 200 (manifest: 500)")
                    .threshold("p95 < 2s", null, "61ms", true)
                    .threshold("p99 < 300ms", "GET /api/<all>", "812ms", false)
                    .window("failureRatio < 1%", "30s", "0%", true)
                    .finished(Verdict.FAILED, "p99 of GET /api/<all> was 812ms, not < 300ms")
                    .build());

    assertThat(xml)
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="shop" tests="4" failures="2" errors="0" time="10.000" timestamp="2026-11-23T12:00:00Z">
                <properties>
                  <property name="target" value="http://127.0.0.1:8080"/>
                  <property name="seed" value="42"/>
                  <property name="throngVersion" value="0.1.0"/>
                  <property name="requests" value="2"/>
                  <property name="failures" value="1"/>
                  <property name="override" value="--users 200 (manifest: 500)"/>
                </properties>
                <testcase classname="shop" name="p95 &lt; 2s" time="10.000">
                  <system-out>observed 61ms</system-out>
                </testcase>
                <testcase classname="shop" name="GET /api/&lt;all&gt;: p99 &lt; 300ms" time="10.000">
                  <failure type="threshold" message="observed 812ms, expected p99 &lt; 300ms">GET /api/&lt;all&gt;: p99 &lt; 300ms
            observed 812ms, expected p99 &lt; 300ms</failure>
                </testcase>
                <testcase classname="shop" name="failureRatio &lt; 1% in every 30s" time="10.000">
                  <system-out>observed 0%</system-out>
                </testcase>
                <testcase classname="shop" name="verdict" time="10.000">
                  <failure type="Failed" message="Failed: p99 of GET /api/&lt;all&gt; was 812ms, not &lt; 300ms"></failure>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void arrivalsAreProperties() {
    String xml =
        new JunitReport()
            .render(new RunViewBuilder().arrivals(new ArrivalStats(100, 60, 0, 30, 8, 2)).build());

    assertThat(xml)
        .contains("<property name=\"arrivals.planned\" value=\"100\"/>")
        .contains("<property name=\"arrivals.missed\" value=\"40\"/>")
        .contains("<property name=\"arrivals.missed.noFreeUser\" value=\"30\"/>");
  }

  @Test
  void onlyAVerdictOfErrorIsAnError() throws Exception {
    for (Verdict verdict : Verdict.values()) {
      Element suite = suite(new RunViewBuilder().finished(verdict, "because").build());

      assertThat(suite.getAttribute("tests")).isEqualTo("1");
      assertThat(suite.getAttribute("errors")).isEqualTo(verdict == Verdict.ERROR ? "1" : "0");
      assertThat(suite.getAttribute("failures"))
          .isEqualTo(verdict == Verdict.ERROR || verdict == Verdict.PASSED ? "0" : "1");
    }
  }

  @Test
  void onlyARunThatBeganHasATimeOfItsBeginning() throws Exception {
    RunViewBuilder run = new RunViewBuilder().finished(Verdict.ERROR, "no worker came");

    assertThat(suite(run.build()).getAttribute("timestamp")).startsWith("2026-11-23T12:00");
    assertThat(suite(run.neverStarted().build()).hasAttribute("timestamp")).isFalse();
  }

  @Test
  void charactersThatXmlCannotHoldDoNotBreakTheFile() throws Exception {
    Element suite =
        suite(
            new RunViewBuilder()
                .name("a\u0000b\u001b[1m\uD83D\uDE00\uD83D")
                .finished(Verdict.PASSED, "\u0001")
                .build());

    assertThat(suite.getAttribute("name")).isEqualTo("a\uFFFDb\uFFFD[1m\uD83D\uDE00\uFFFD");
  }

  private static Element suite(RunView view) throws Exception {
    String xml = new JunitReport().render(view);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    return (Element) document.getElementsByTagName("testsuite").item(0);
  }
}
