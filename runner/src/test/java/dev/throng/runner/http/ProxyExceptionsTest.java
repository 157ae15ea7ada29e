package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyExceptionsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com,        example.com,      true",
    "example.com,        shop.example.com, true",
    ".example.com,       shop.example.com, true",
    "*.example.com,      shop.example.com, true",
    "Example.COM,        shop.example.com, true",
    "example.com,        badexample.com,   false",
    "example.com:8080,   example.com,      true",
    "example.com:8080,   shop.example.com, true",
    "example.com:9090,   example.com,      false",
    "10.0.0.5,           10.0.0.5,         true",
    "0.0.5,              10.0.0.5,         false",
    "10.0.0.0/8,         10.200.3.4,       true",
    "10.0.0.0/8,         11.0.0.1,         false",
    "192.168.4.0/22,     192.168.7.255,    true",
    "192.168.4.0/22,     192.168.8.0,      false",
    "fd00::/8,           fd12::1,          true",
    "::1,                ::1,              true",
    "[::1]:8080,         ::1,              true",
    "10.0.0.0/8,         fd12::1,          false",
    "*,                  anything,         true",
    "'',                 anything,         false",
    "10.0.0.0/x,         10.0.0.1,         false"
  })
  void theyAreReadAsOtherProgramsReadNoProxy(String entry, String host, boolean excepted) {
    assertThat(new ProxyExceptions(List.of(entry)).contain(host, 8080)).isEqualTo(excepted);
  }
}
