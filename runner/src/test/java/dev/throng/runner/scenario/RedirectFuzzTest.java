package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.fuzz.Mutations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a {@code Location} holds, it leads to one place or is refused in one sentence. */
class RedirectFuzzTest {
  private static final Destination HERE =
      Destination.of(Destination.base("https://shop.example:8443"), "/v1/a?old");

  @Property
  void a_location_leads_to_one_place_or_is_refused(@ForAll("locations") String location) {
    Optional<Destination> next = follow(location);

    next.ifPresent(there -> {
      assertThat(there.path()).matches("/[!-~]*").doesNotContain("#");
      assertThat(there.origin().host()).isNotEmpty().matches("[!-~&&[^A-Z/?#@\\\\]]+");
      assertThat(there.origin().port()).isBetween(1, 65_535);
      String again =
          (there.origin().tls() ? "https://" : "http://") + there.origin() + there.path();
      assertThat(HERE.follow(again)).as("what it leads to, written out").isEqualTo(there);
    });
  }

  /** Java's own reader of URLs is another judge, of those that RFC 3986 allows. */
  @Property
  void a_location_leads_to_no_other_server_than_java_reads_in_it(
      @ForAll("locations") String location) {
    Optional<URI> read = uri(location);
    Optional<Destination> next = follow(location);

    if (read.isPresent() && read.get().getHost() != null && next.isPresent()) {
      String host = read.get().getHost().toLowerCase(Locale.ROOT);
      assertThat(HttpUrl.parse("http://" + host).host()).isEqualTo(next.get().origin().host());
      if (read.get().getPort() >= 0) {
        assertThat(next.get().origin().port()).isEqualTo(read.get().getPort());
      }
    }
  }

  @Property
  void no_password_is_shown(@ForAll("locations") String location) {
    String withPassword = location.replaceFirst("^(?i)(https?:)?//", "$0user:hunter2@");
    if (!withPassword.equals(location)) {
      try {
        HERE.follow(withPassword);
      } catch (StepException refused) {
        assertThat(refused.getMessage()).as(withPassword).doesNotContain("hunter2");
      }
    }
  }

  private static Optional<Destination> follow(String location) {
    try {
      return Optional.of(HERE.follow(location));
    } catch (StepException refused) {
      assertThat(refused)
          .hasMessageStartingWith("redirect to ")
          .hasMessageNotContaining("Exception");
      return Optional.empty();
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text).parseServerAuthority());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> locations() {
    return Mutations.ofTexts(
        List.of(
            "/login?next=%2Fcart",
            "../up/./here",
            "https://other.example:8443/x/y?z#part",
            "HTTP://Other.Example",
            "//cdn.example/a",
            "?page=2",
            "http://[2001:db8::1]:90/a",
            "http://10.0.0.1/",
            "https://bücher.example/ä b"),
        "/",
        "//",
        "\\",
        ":",
        "@",
        "?",
        "#",
        "%",
        "%2e",
        "%00",
        "..",
        "[",
        "]",
        "::",
        "http:",
        "https://",
        "javascript:",
        "0",
        "65536",
        "ß",
        "\u2028",
        "\u0085",
        "\ud800",
        "\t",
        "\n",
        " ");
  }
}
