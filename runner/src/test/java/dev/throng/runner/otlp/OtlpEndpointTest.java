package dev.throng.runner.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:4318, http://localhost:4318/v1/metrics",
    "http://localhost:4318/, http://localhost:4318/v1/metrics",
    "https://otlp.example/otlp/v1/metrics, https://otlp.example:443/otlp/v1/metrics",
    "http://[::1]:9090/api/v1/otlp/v1/metrics?a=1, http://[::1]:9090/api/v1/otlp/v1/metrics?a=1"
  })
  void aServerWithoutAPathIsAskedAtTheUsualOne(String url, String asked) {
    assertThat(OtlpEndpoint.of(url, _ -> null).url()).hasToString(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:4318, '\"localhost:4318\" must be a URL such as http://localhost:4318'",
    "grpc://localhost:4317, '\"grpc://localhost:4317\" must be a URL such as http://localhost:4318'",
    "http://u:p@host, '\"http://…@host\" must not hold a user or password: send them in a header, from secrets'"
  })
  void whatIsNoUrlOfAServerIsRefused(String url, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtlpEndpoint.of(url, _ -> null))
        .withMessage(problem);
  }

  @Test
  void whatPeopleAreToldHasNoQueryWhichMayHoldAToken() {
    assertThat(OtlpEndpoint.of("http://a/b?key=secret", _ -> null).told())
        .isEqualTo("http://a:80/b?…");
    assertThat(OtlpEndpoint.of("http://a", _ -> null).told()).isEqualTo("http://a:80/v1/metrics");
  }

  @Test
  void theUsualVariablesGiveHeadersAndAttributes() {
    Map<String, String> variables =
        Map.of(
            OtlpEndpoint.HEADERS,
            "Authorization=Basic%20YTpi+A==, X-Scope=7",
            OtlpEndpoint.ATTRIBUTES,
            "team=shop,service.name=other",
            "OTEL_SERVICE_NAME",
            "load");

    OtlpEndpoint endpoint = OtlpEndpoint.of("http://a", name -> variables.getOrDefault(name, ""));

    assertThat(endpoint.headers())
        .isEqualTo(Map.of("Authorization", "Basic YTpi+A==", "X-Scope", "7"));
    assertThat(endpoint.attributes()).isEqualTo(Map.of("team", "shop", "service.name", "load"));
  }

  @Test
  void aVariableThatIsNoPairsIsRefusedWithoutItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtlpEndpoint.of("http://a", _ -> "secret"))
        .withMessage(
            "the environment variable OTEL_RESOURCE_ATTRIBUTES must be pairs such as a=1,b=2");
  }
}
