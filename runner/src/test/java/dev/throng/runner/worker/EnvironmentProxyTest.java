package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.http.Proxy;
import dev.throng.runner.truth.Manifests;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {
  @Test
  void theVariableOfTheTargetsSchemeNamesTheProxy() {
    Map<String, String> variables = Map.of("HTTP_PROXY", "http://a:1", "HTTPS_PROXY", "http://b:2");

    assertThat(told("http://shop", variables)).isEqualTo("http://a:1 (HTTP_PROXY)");
    assertThat(told("https://shop", variables)).isEqualTo("http://b:2 (HTTPS_PROXY)");
  }

  @Test
  void aSchemeMayBeLeftOutAndCredentialsAreNotTold() {
    assertThat(told("http://shop", Map.of("http_proxy", "me:p%40ss@a:1")))
        .isEqualTo("http://a:1 (http_proxy)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:1", "http://127.0.0.1", "http://[::1]", "http://x.corp"})
  void thisMachineAndWhatNoProxyNamesAreAskedDirectly(String target) {
    assertThat(
            environment(Map.of("HTTP_PROXY", "http://a:1", "NO_PROXY", "a.b, .corp"))
                .proxy(spec(target, "")))
        .isNull();
  }

  @Test
  void theManifestsProxyComesFirst() {
    assertThat(
            Objects.requireNonNull(
                    environment(Map.of("HTTP_PROXY", "http://a:1"))
                        .proxy(spec("http://shop", "proxy: {url: 'http://b:2'}")))
                .told())
        .isEqualTo("http://b:2 (spec.target.http.proxy)");
  }

  @Test
  void onWorkersVariablesNameNone() {
    Environment worker = Environment.ofWorker(Map.of("HTTP_PROXY", "http://a:1")::get);

    assertThat(worker.proxy(spec("http://shop", ""))).isNull();
  }

  @Test
  void anotherKindOfProxyIsRefusedWithItsVariable() {
    assertThatThrownBy(() -> told("http://shop", Map.of("HTTP_PROXY", "socks5://me:pw@a:1")))
        .hasMessage("HTTP_PROXY: \"socks5://a:1\" must be a URL such as http://proxy.example:3128");
  }

  private static String told(String target, Map<String, String> variables) {
    Proxy proxy = environment(variables).proxy(spec(target, ""));
    return Objects.requireNonNull(proxy).told();
  }

  private static Environment environment(Map<String, String> variables) {
    return new Environment(variables::get);
  }

  private static LoadTestSpec spec(String target, String http) {
    return Manifests.spec(
        """
        target: {baseUrl: "%s", http: {%s}}
        load: {users: 1}
        userClasses: [{name: A, tasks: [{name: t, steps: [{get: /}]}]}]
        """
            .formatted(target, http));
  }
}
