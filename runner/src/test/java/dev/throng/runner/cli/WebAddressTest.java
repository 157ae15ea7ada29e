package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "9000, 127.0.0.1, 9000, http://127.0.0.1:9000/",
    "0.0.0.0:80, 0.0.0.0, 80, http://localhost:80/",
    "load.example:0, load.example, 0, http://load.example:0/",
    "[::1]:8089, ::1, 8089, http://[::1]:8089/"
  })
  void aPortIsOnLoopbackUnlessAHostIsGiven(String text, String host, int port, String url) {
    WebAddress address = WebAddress.parse(text);

    assertThat(address).isEqualTo(new WebAddress(host, port));
    assertThat(address.url(port)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "65536", "a b:80", "::1:80", ":80", "-1"})
  void whatIsNoAddressIsRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> WebAddress.parse(text))
        .hasMessage("must be PORT or HOST:PORT, the port from 0 to 65535");
  }
}
