package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.scenario.Destination;
import java.util.List;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** The jar as RFC 6265, section 5, wants it. */
class CookiesTest {
  private static final long NOW = 1_800_000_000_000L;

  private final Cookies cookies = new Cookies(true);

  @Example
  void aCookieGoesBackToTheHostThatSetItAndNoOther() {
    set("http://shop/", "a=1");
    assertThat(sent("http://shop/x")).isEqualTo("a=1");
    assertThat(sent("http://www.shop/x")).isNull();
    assertThat(sent("http://other/x")).isNull();
  }

  @Example
  void aDomainOpensACookieToTheHostsBelowIt() {
    set("http://www.shop.example/", "a=1; Domain=.Shop.Example");
    assertThat(sent("http://shop.example/")).isEqualTo("a=1");
    assertThat(sent("http://api.shop.example/")).isEqualTo("a=1");
    assertThat(sent("http://myshop.example/")).isNull();
  }

  @Example
  void aCookieForATopLevelDomainOrWithControlCharactersIsIgnored() {
    set("http://shop.example/", "a=1; Domain=example");
    set("http://shop.example/", "b=1\u00002");
    assertThat(sent("http://shop.example/")).isNull();
    set("http://shop/", "a=1; Domain=shop");
    assertThat(sent("http://shop/")).isEqualTo("a=1");
  }

  @Example
  void aCookieForAForeignDomainIsIgnored() {
    set("http://shop.example/", "a=1; Domain=bank.example");
    set("http://10.0.0.1/", "a=1; Domain=0.0.1");
    assertThat(sent("http://bank.example/")).isNull();
    assertThat(sent("http://10.0.0.1/")).isNull();
  }

  @Example
  void aPathCoversWhatIsBelowItAndNothingThatOnlyBeginsLikeIt() {
    set("http://shop/", "a=1; Path=/cart");
    assertThat(sent("http://shop/cart")).isEqualTo("a=1");
    assertThat(sent("http://shop/cart/items?n=1")).isEqualTo("a=1");
    assertThat(sent("http://shop/cartoon")).isNull();
  }

  @Example
  void withoutAPathACookieIsForTheDirectoryOfTheRequest() {
    set("http://shop/api/auth/login?next=/x/y", "a=1");
    assertThat(sent("http://shop/api/auth/logout")).isEqualTo("a=1");
    assertThat(sent("http://shop/api/products")).isNull();
  }

  @Example
  void aSecureCookieNeedsTls() {
    set("https://shop/", "a=1; Secure");
    assertThat(sent("https://shop/")).isEqualTo("a=1");
    assertThat(sent("http://shop/")).isNull();
  }

  @Example
  void aCookieIsGoneWhenItsTimeIsOverAndMaxAgeWinsOverExpires() {
    set("http://shop/", "a=1; Max-Age=10; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(sent("http://shop/", NOW + 9_999)).isEqualTo("a=1");
    assertThat(sent("http://shop/", NOW + 10_000)).isNull();
    set("http://shop/", "b=1; Expires=Fri, 15-Jan-2027 08:00:01 GMT"); // a second after NOW
    assertThat(sent("http://shop/", NOW + 999)).contains("b=1");
    assertThat(sent("http://shop/", NOW + 10_000)).isNull();
  }

  @Example
  void anExpiredCookieTakesTheOneOfItsNameAway() {
    set("http://shop/", "a=1");
    set("http://shop/", "a=; Max-Age=0");
    assertThat(sent("http://shop/")).isNull();
  }

  @Example
  void aValueIsSentBackAsItCame() {
    set("http://shop/", "a=\"x, {y: 1} = z\"");
    assertThat(sent("http://shop/")).isEqualTo("a=\"x, {y: 1} = z\"");
  }

  @Example
  void longerPathsComeFirst() {
    set("http://shop/", "a=1; Path=/");
    set("http://shop/", "a=2; Path=/cart");
    assertThat(sent("http://shop/cart")).isEqualTo("a=2; a=1");
  }

  @Example
  void whatIsNoCookieIsIgnored() {
    set("http://shop/", "nonsense");
    set("http://shop/", "=1");
    set("http://shop/", "");
    assertThat(sent("http://shop/")).isNull();
  }

  @Example
  void aServerThatInventsNamesForEverDoesNotFillTheMemory() {
    for (int i = 0; i < 1000; i++) {
      set("http://shop/", "c" + i + "=1");
    }
    assertThat(String.valueOf(sent("http://shop/")).split("; ")).hasSize(200).contains("c999=1");
  }

  private void set(String url, String header) {
    cookies.store(at(url), List.of(header), NOW);
  }

  private @Nullable String sent(String url) {
    return sent(url, NOW);
  }

  private @Nullable String sent(String url, long nowMillis) {
    return cookies.header(at(url), nowMillis);
  }

  private static Destination at(String url) {
    return Destination.of(Destination.base("http://base"), url);
  }
}
