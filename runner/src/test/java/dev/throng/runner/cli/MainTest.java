package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

class MainTest {
  /** As Java reads them, in seconds. */
  @Test
  void hostsThatComeLaterOrMoveAreFoundSoon() {
    Main.execute("version");

    assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("1");
    assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("5");
  }
}
