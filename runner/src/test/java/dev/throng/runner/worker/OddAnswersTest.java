package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Each answer of the corpus has one right record, and the request after it is not harmed. */
@Tag("timed")
class OddAnswersTest {
  @TestFactory
  Stream<DynamicTest> anAnswerOfHttp1HasOneRightRecord() throws IOException {
    List<OddAnswer> cases = OddAnswer.read("http1.txt");
    assertThat(cases).hasSizeGreaterThanOrEqualTo(120);
    try (OddServer server = new Http1OddServer(cases)) {
      return results(server, "http1.1");
    }
  }

  @TestFactory
  Stream<DynamicTest> anExchangeOfHttp2HasOneRightRecord() throws IOException {
    List<OddAnswer> cases = OddAnswer.read("http2.txt");
    assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
    try (OddServer server = new Http2OddServer(cases)) {
      return results(server, "http2-prior-knowledge");
    }
  }

  private static Stream<DynamicTest> results(OddServer server, String version) {
    OddAnswersRun run = new OddAnswersRun(server, version, null);
    assertThat(run.exceptions()).isEmpty();
    return IntStream.range(0, server.cases.size())
        .mapToObj(i -> {
          OddAnswer expected = server.cases.get(i);
          String record = run.record(i);
          int times = server.times("/case/" + i);
          return DynamicTest.dynamicTest(
              expected.title(),
              () -> {
                assertThat(record).isEqualTo(expected.record());
                assertThat(times).as("times it was asked for").isEqualTo(expected.plays().size());
              });
        });
  }
}
