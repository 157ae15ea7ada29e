package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
  private static final Destination BASE = Destination.base("http://shop:8080/v1/");

  @ParameterizedTest
  @CsvSource({
    "/a, shop:8080, /v1/a",
    "/a?b=c&d=%20, shop:8080, /v1/a?b=c&d=%20",
    "https://other/x, other:443, /x",
    "http://[::1]:90, [::1]:90, /",
    "HTTP://Other:81/?q, other:81, /?q",
  })
  void aStepLeadsBelowTheBaseOrToAnAbsoluteUrl(String text, String origin, String path) {
    Destination destination = Destination.of(BASE, text);
    assertThat(destination.origin()).hasToString(origin);
    assertThat(destination.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/b, shop:8080, /b",
    "c?d=e, shop:8080, /v1/a/c?d=e",
    "../c, shop:8080, /v1/c",
    "//cdn/x, cdn:80, /x",
    "https://other:9/y z, other:9, /y%20z",
    "?page=2, shop:8080, /v1/a/b?page=2",
    "?, shop:8080, /v1/a/b?",
    "///cdn/x, cdn:80, /x",
  })
  void aRedirectIsResolvedAgainstWhereItCameFrom(String location, String origin, String path) {
    Destination next = Destination.of(BASE, "/a/b?old").follow(location);
    assertThat(next.origin()).hasToString(origin);
    assertThat(next.path()).isEqualTo(path);
  }

  @Test
  void whatIsNeitherPathNorUrlIsNamed() {
    assertThatThrownBy(() -> Destination.of(BASE, "shop/a"))
        .isInstanceOf(StepException.class)
        .hasMessage(
            "\"shop/a\" is neither a path that starts with / nor an absolute http or https URL");
    assertThatThrownBy(() -> BASE.follow("ftp://files/x"))
        .isInstanceOf(StepException.class)
        .hasMessage(
            "redirect to ftp://files/x, which cannot be followed: must be an http or https URL");
  }

  @Test
  void aPasswordInALocationIsRefusedAndNotShown() {
    assertThatThrownBy(() -> BASE.follow("http:\\\\user:secret@shop/x"))
        .hasMessage(
            "redirect to http:\\\\…@shop/x, which cannot be followed: must not hold a user or"
                + " password");
    assertThatThrownBy(() -> Destination.of(BASE, "http://user:secret@shop/x"))
        .isInstanceOf(StepException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "/a#b, /v1/a%23b",
    "/a/../b, /v1/a/../b",
    "/ä b, /v1/%C3%A4%20b",
    "/50%, /v1/50%",
  })
  void aPathIsSentAsItIsButForWhatMayNotStandInARequestLine(String text, String path) {
    assertThat(Destination.of(BASE, text).path()).isEqualTo(path);
  }

  @Property(tries = 500)
  void noDataBreaksOutOfTheRequestLine(@ForAll String text) {
    assertThat(Destination.of(BASE, "/" + text).path()).matches("/v1/[!-~]*");
  }
}
