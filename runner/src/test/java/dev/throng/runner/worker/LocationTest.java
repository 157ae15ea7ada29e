package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.http.Redirects;
import io.vertx.core.MultiMap;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fields of an answer's head arrive as one character for each byte. */
class LocationTest {
  @Test
  void rawUtf8InALocationIsReadAsUtf8() {
    assertThat(location("/café?q=日本", StandardCharsets.UTF_8)).isEqualTo("/café?q=日本");
  }

  @Test
  void bytesThatAreNoUtf8AreSentBackAsTheyCame() {
    assertThat(location("/café", StandardCharsets.ISO_8859_1)).isEqualTo("/caf%E9");
  }

  @Test
  void onlyARedirectLeadsSomewhere() {
    assertThat(Redirects.location(200, MultiMap.caseInsensitiveMultiMap().add("location", "/b")))
        .isNull();
  }

  private static @Nullable String location(String text, Charset charset) {
    String received = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    return Redirects.location(302, MultiMap.caseInsensitiveMultiMap().add("location", received));
  }
}
