package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.fuzz.Mutations;
import dev.throng.runner.scenario.Destination;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever a server sets, a jar keeps it or not, and sends nothing where it must not go. */
class CookieFuzzTest {
  private static final long NOW = 1_800_000_000_000L;

  @Property
  void no_cookie_goes_to_another_site_or_breaks_out_of_its_header(
      @ForAll("headers") String first, @ForAll("headers") String second) {
    Cookies jar = new Cookies(true);
    jar.store(at("https://www.shop.example/a/b"), List.of(first, second), NOW);

    assertThat(sent(jar, "https://bank.example/a/b")).isNull();
    assertThat(sent(jar, "https://badshop.example/a/b")).isNull();
    String header = sent(jar, "https://www.shop.example/a/b/c");
    assertThat(header == null ? "a=b" : header)
        .contains("=")
        .doesNotMatch("(?s).*[\\p{Cntrl}&&[^\t]].*");
  }

  @Property
  void a_host_that_is_an_address_shares_its_cookies_with_no_other(@ForAll("headers") String set) {
    Cookies jar = new Cookies(true);
    jar.store(at("http://10.0.0.1/"), List.of(set), NOW);

    assertThat(sent(jar, "http://10.0.0.2/")).isNull();
    assertThat(sent(jar, "http://a.10.0.0.1.example/")).isNull();
  }

  @Property
  void what_is_set_again_is_kept_once(@ForAll("headers") String set) {
    Cookies jar = new Cookies(true);
    jar.store(at("https://www.shop.example/a/b"), List.of(set), NOW);
    String once = sent(jar, "https://www.shop.example/a/b");
    jar.store(at("https://www.shop.example/a/b"), List.of(set), NOW);

    assertThat(sent(jar, "https://www.shop.example/a/b")).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> headers() {
    return Mutations.ofTexts(
        List.of(
            "session=0123abcd; Path=/; HttpOnly",
            "a=1; Domain=.Shop.Example; Secure; Max-Age=3600",
            "b=\"quoted, text\"; Expires=Wed, 09 Jun 2032 10:18:14 GMT; SameSite=Lax",
            "c=; Path=/a; Max-Age=0",
            "=nameless; Domain=bank.example",
            "d=e=f; Path=a; Domain=0.0.1"),
        ";",
        "=",
        "; Domain=",
        "; Path=/",
        "; Max-Age=",
        "; Expires=",
        "example",
        ".",
        "-1",
        "999999999999",
        "99999999999999999999",
        "\u0000",
        "\t",
        "\r\n",
        "\u007f",
        "é");
  }

  private static Destination at(String url) {
    return Destination.of(Destination.base("http://unused"), url);
  }

  private static @Nullable String sent(Cookies jar, String url) {
    return jar.header(at(url), NOW);
  }
}
