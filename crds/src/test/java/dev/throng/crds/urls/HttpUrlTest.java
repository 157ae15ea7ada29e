package dev.throng.crds.urls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "http://shop, http://shop:80/",
        "https://shop, https://shop:443/",
        "HTTP://Shop:8080/A, http://shop:8080/A",
        "http://LocalHost/x, http://localhost:80/x",
        "http://my_service.team/x, http://my_service.team:80/x",
        "http://[::1]:90, http://[::1]:90/",
        "http://[2001:DB8::1]/a, http://[2001:db8::1]:80/a",
        "http://[0:0:0:0:0:0:0:1]/, http://[::1]:80/",
        "http://[0:0::]/, http://[::]:80/",
        "http://[2001:db8:0:1:0:0:0:1], http://[2001:db8:0:1::1]:80/",
        "http://[1:0:0:2:0:0:3:4], http://[1::2:0:0:3:4]:80/",
        "http://[1:0:2:3:4:5:6:7], http://[1:0:2:3:4:5:6:7]:80/",
        "http://[1:2:3:4:5:6::], http://[1:2:3:4:5:6::]:80/",
        "http://[::ffff:1.2.3.4], http://[::ffff:102:304]:80/",
        "http://[fe80::1%25eth0], http://[fe80::1%25eth0]:80/",
        "http://sh%6Fp/, http://shop:80/",
        "http://b%C3%BCcher.example/, http://xn--bcher-kva.example:80/",
        "http://shop/a?, http://shop:80/a?",
        "http://shop?, http://shop:80/?",
        "http://shop/a\u2028b, http://shop:80/a%E2%80%A8b",
        "http://shop/a\ud800b, http://shop:80/a%EF%BF%BDb",
        "http://shop/\ud83d\ude00, http://shop:80/%F0%9F%98%80",
        "http://bücher.example/, http://xn--bcher-kva.example:80/",
        "http://shop:/a, http://shop:80/a",
        "http://shop?q, http://shop:80/?q",
        "http://shop#top, http://shop:80/",
        "http://shop/a?b#c, http://shop:80/a?b",
        "http://shop/a#b?c, http://shop:80/a",
        "http://shop/a/../b, http://shop:80/b",
        "http://shop/../../b, http://shop:80/b",
        "http://shop/a/., http://shop:80/a/",
        "http://shop/a/.., http://shop:80/",
        "http://shop/a/%2E%2e/b, http://shop:80/b",
        "http://shop/..., http://shop:80/...",
        "http://shop/a//b, http://shop:80/a//b",
        "http://shop/[1], http://shop:80/[1]",
        "http://shop/50%, http://shop:80/50%",
        "http://shop/a b, http://shop:80/a%20b",
        "http://shop/é?ü=€, http://shop:80/%C3%A9?%C3%BC=%E2%82%AC",
        "http://shop/a|b, http://shop:80/a%7Cb",
        "http:\\\\shop\\a\\b, http://shop:80/a/b",
        "http://shop/a?b\\c, http://shop:80/a?b%5Cc",
      })
  void aUrlIsReadAsABrowserReadsIt(String url, String read) {
    assertThat(HttpUrl.parse(url)).hasToString(read);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "/b, http://shop:8080/b",
        "b, http://shop:8080/v1/b",
        "./b, http://shop:8080/v1/b",
        "../b, http://shop:8080/b",
        "../../../b, http://shop:8080/b",
        "b/, http://shop:8080/v1/b/",
        "~~, http://shop:8080/v1/a?old",
        "#top, http://shop:8080/v1/a?old",
        "?page=2, http://shop:8080/v1/a?page=2",
        "?, http://shop:8080/v1/a?",
        "///cdn/x, http://cdn:80/x",
        "/\\/cdn/x, http://cdn:80/x",
        "http:///cdn/x, http://cdn:80/x",
        "https:cdn/x, https://cdn:443/x",
        "https:////cdn/x, https://cdn:443/x",
        "https://cdn/a\u2028b, https://cdn:443/a%E2%80%A8b",
        "https://cdn/a\u0085b, https://cdn:443/a%C2%85b",
        "b?c, http://shop:8080/v1/b?c",
        "//cdn/x, http://cdn:80/x",
        "\\\\cdn\\x, http://cdn:80/x",
        "https://other:9/y z, https://other:9/y%20z",
        "HTTPS://OTHER, https://other:443/",
        "http:b, http://shop:8080/v1/b",
        "/a[0], http://shop:8080/a[0]",
        "/100%, http://shop:8080/100%",
        "/ä, http://shop:8080/%C3%A4",
        "/a:b, http://shop:8080/a:b",
        "./a:b, http://shop:8080/v1/a:b",
      })
  void aReferenceIsResolvedAgainstWhereItStands(String reference, String url) {
    assertThat(HttpUrl.parse("http://Shop:8080/v1/a?old#here").resolve(reference)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {" /b ", "\t/b\r\n", "/\tb", "\u0000/b"})
  void blanksAroundAndLineBreaksWithinAReferenceAreNothing(String reference) {
    assertThat(HttpUrl.parse("http://shop").resolve(reference)).hasToString("http://shop:80/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "shop",
        "ftp://shop/",
        "javascript:alert(1)",
        "http:",
        "http://",
        "http:///a",
        "http://sh op/",
        "http://shop:0/",
        "http://shop:65536/",
        "http://shop:x/",
        "http://a@shop/",
        "http://a:b@shop/",
        "http://[::1/",
        "http://[shop]/",
        "http://sh%2fp/",
        "http://sh%zzp/",
        "http://sh%ffp/",
        "http://[1:2]/",
        "http://[1::2::3]/",
        "http://[1.2.3.4]/",
        "http://2130706433/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://1.2.3.256/",
        "http://1.2.3.04/",
        "http://shop^/"
      })
  void whatNamesNoServerIsRefused(String url) {
    assertThatThrownBy(() -> HttpUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Java maps them as IDNA 2003 does, browsers as IDNA 2008: to another host. */
  @ParameterizedTest
  @ValueSource(strings = {"straße.de", "STRAẞE.de", "λόγος.gr", "a\u200db.de", "😀.de"})
  void aNameThatBrowsersReadInAnotherWayIsRefused(String host) {
    assertThatThrownBy(() -> HttpUrl.parse("http://" + host + "/"))
        .hasMessage(
            "\"" + host + "\" cannot be read as a host here: write its form that begins with xn--");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "http://user:pw@shop/a, http://…@shop/a",
        "http:\\user:pw@shop, http:\\…@shop",
        "http:user:pw@shop, http:…@shop",
        "//user:pw@shop/a, //…@shop/a",
        "HTTP:///us@er:pw@shop/a, HTTP:///…@shop/a",
        "http://shop/a@b?c@d, http://shop/a@b?c@d",
        "/a@b, /a@b",
        "http://shop?to=a@b, http://shop?to=a@b",
      })
  void aPasswordIsNotShown(String url, String shown) {
    assertThat(HttpUrl.withoutUser(url)).isEqualTo(shown);
  }

  @Test
  void theServerOfAUrlEndsBeforeItsPath() {
    assertThat(HttpUrl.serverOf("HTTPS://shop:1/a")).isEqualTo("HTTPS://shop:1");
    assertThat(HttpUrl.serverOf("http:\\\\shop\\a")).isEqualTo("http:\\\\shop");
    assertThat(HttpUrl.serverOf("/a")).isNull();
  }

  @Property
  void whateverAReferenceHoldsItsRequestLineIsPrintableAscii(@ForAll String reference) {
    try {
      HttpUrl url = HttpUrl.parse("http://shop/a").resolve(reference);
      assertThat(url.path() + url.query()).matches("/[!-~]*").doesNotContain("#");
      assertThat(url.resolve("")).as("resolved once is resolved").isEqualTo(url);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("\n\n");
    }
  }
}
