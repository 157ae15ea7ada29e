package dev.throng.crds.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {
  @ParameterizedTest
  @CsvSource({
    "Connection, true",
    "content-length, true",
    "HTTP2-Settings, true",
    "Keep-Alive, true",
    "Proxy-Connection, true",
    "TE, true",
    "Trailer, true",
    "Transfer-Encoding, true",
    "Upgrade, true",
    "Host, false",
    "Authorization, false",
    "Accept-Encoding, false",
    "X-Connection, false"
  })
  void what_is_about_the_connection_cannot_be_set(String name, boolean refused) {
    Problems problems = new Problems();

    Headers.check(Map.of(name, "shop"), Path.ROOT.field("headers"), problems);

    assertThat(problems.isEmpty()).isEqualTo(!refused);
  }
}
