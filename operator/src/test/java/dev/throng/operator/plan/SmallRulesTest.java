package dev.throng.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Http;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.operator.settings.Limits;
import dev.throng.operator.settings.PodLimits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallRulesTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final TargetHost.Lookup USUAL = new TargetHost.Lookup("team", "cluster.local");
  private static final TargetHost.Lookup OWN = new TargetHost.Lookup("team", "k8s.example");

  @ParameterizedTest
  @CsvSource({
    "http://shop, shop.team",
    "http://shop:8080/v2, shop.team",
    "http://shop.team, shop.team",
    "http://SHOP.team.svc, shop.team",
    "HTTP://shop, shop.team",
    "http://[2001:db8:0:0:0:0:0:1], [2001:db8::1]",
    "http://shop.team.svc.cluster.local, shop.team",
    "https://shop.example, shop.example",
    "http://shop.svc, shop.svc",
    "http://shop.example., shop.example",
    "http://10.0.0.1:8080, 10.0.0.1",
    "http://[2001:DB8::1]/x, [2001:db8::1]",
    "http://localhost:8080, localhost"
  })
  void a_service_is_one_host_however_it_is_written(String url, String host) {
    assertThat(TargetHost.of(url, USUAL)).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.team.svc.k8s.example, shop.team",
    "http://shop.team.svc.k8s.example.:80, shop.team",
    "http://shop.team.svc, shop.team",
    "http://shop.team.svc.cluster.local, shop.team.svc.cluster.local",
    "http://shop.k8s.example, shop.k8s.example"
  })
  void a_clusters_own_domain_is_the_one_of_full_names(String url, String host) {
    assertThat(TargetHost.of(url, OWN)).isEqualTo(host);
  }

  @Test
  void an_allowed_target_may_be_written_with_the_clusters_own_domain() {
    String pattern = "shop.*.svc.k8s.example";
    assertThat(refusals(pattern, "http://shop", OWN)).isEmpty();
    assertThat(refusals(pattern, "http://shop.team.svc.k8s.example", OWN)).isEmpty();
    assertThat(refusals(pattern, "http://shop.team.svc.cluster.local", OWN)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.*.svc.cluster.local, http://shop",
    "shop.*.svc.cluster.local, http://shop.team",
    "shop.*.svc.cluster.local, http://shop.team.svc.cluster.local",
    "shop.*.svc, http://shop",
    "*.team, http://shop.team.svc",
    "*.staging.example, http://shop.staging.example?q=${id}",
    "10.0.0.*, http://10.0.0.1:8080/x"
  })
  void an_allowed_target_may_be_written_in_any_way(String pattern, String url) {
    assertThat(refusals(pattern, url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shop.*.svc.cluster.local, http://shop.team.example, goes to shop.team.example",
    "*.team, http://[2001:db8::1]/x, goes to [2001:db8::1]",
    "*.team, http://${host}.team/x, must begin with / or name its host",
    "*.team, http:///x, must begin with / or name its host",
    "*.team, http://{host}/x, must begin with / or name its host"
  })
  void a_target_that_is_not_allowed_is_told_in_a_sentence(
      String pattern, String url, String sentence) {
    assertThat(refusals(pattern, url))
        .singleElement()
        .asString()
        .contains("\"" + url + "\" " + sentence)
        .endsWith("(rule allowedTargets: " + pattern + ")");
  }

  @Test
  void the_order_of_fields_and_when_runs_start_do_not_make_another_spec() throws Exception {
    Fingerprint one = fingerprint("{load: {users: 5, duration: 1m}, image: a}");
    assertThat(fingerprint("{image: a, run: {token: x}, load: {duration: 1m, users: 5}}"))
        .isEqualTo(one);
    assertThat(fingerprint("{image: a, retention: {runs: 1}, load: {duration: 1m, users: 5}}"))
        .isEqualTo(one);
    assertThat(fingerprint("{image: b, load: {users: 5, duration: 1m}}")).isNotEqualTo(one);
  }

  @Test
  void users_stand_apart() throws Exception {
    Fingerprint five = fingerprint("{load: {users: 5}}");
    Fingerprint six = fingerprint("{load: {users: 6}}");
    assertThat(six.hash()).isEqualTo(five.hash());
    assertThat(six).isNotEqualTo(five);
    assertThat(Fingerprint.parse(six.toString())).contains(six);
  }

  @Test
  void a_schedule_is_in_utc() {
    assertThat(Schedule.next("30 3 * * *", Instant.parse("2026-11-23T03:30:00Z")))
        .contains(Instant.parse("2026-11-24T03:30:00Z"));
    assertThat(Schedule.next("", Instant.EPOCH)).isEmpty();
    assertThat(Schedule.problem("61 * * * *")).isPresent();
    assertThat(Schedule.problem("*/5 * * * 1-5")).isEmpty();
  }

  @Test
  void others_see_what_a_run_was_begun_on_not_what_its_spec_says_by_now() throws Exception {
    LoadTestStatus status =
        YAML.readValue(
            """
            phase: Running
            run:
              number: 1
              createTime: 2026-11-23T08:00:00Z
              terms: {target: shop.team, users: 1000, workers: 4, stopTimeout: 10s}
            """,
            LoadTestStatus.class);

    assertThat(Neighbour.of("team", "shop", status))
        .contains(
            new Neighbour(
                "team", "shop", true, Instant.parse("2026-11-23T08:00:00Z"), "shop.team", 1000, 4));
    assertThat(Neighbour.of("team", "shop", LoadTestStatus.EMPTY)).isEmpty();
  }

  @Test
  void a_proxy_and_an_address_in_place_of_a_name_lead_nowhere_that_a_target_may_not() {
    Http out =
        http(
            "{proxy: {url: \"http://elsewhere.org:3128\"}, resolve: {\"shop.team:80\": 10.9.9.9}}");
    Http in = http("{proxy: {url: \"http://proxy.team:3128\"}, resolve: {\"shop:80\": 10.0.0.1}}");

    assertThat(routes(out))
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            proxy ->
                assertThat(proxy)
                    .startsWith("spec.target.http.proxy.url: \"http://elsewhere.org:3128\" goes to")
                    .endsWith("which is not allowed (rule allowedTargets: *.team, 10.0.0.*)"),
            address ->
                assertThat(address)
                    .startsWith("spec.target.http.resolve.shop.team:80: ")
                    .contains("goes to 10.9.9.9, which is not allowed"));
    assertThat(routes(in)).isEmpty();
  }

  private static Http http(String yaml) {
    try {
      return YAML.readValue(yaml, Http.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Problem> routes(Http http) {
    Problems problems = new Problems();
    AdminRules.routes(http, USUAL, limits("*.team", "10.0.0.*"), problems);
    return problems.all();
  }

  private static List<Problem> refusals(String pattern, String url) {
    return refusals(pattern, url, USUAL);
  }

  private static List<Problem> refusals(String pattern, String url, TargetHost.Lookup lookup) {
    Problems problems = new Problems();
    AdminRules.target(url, lookup, Path.SPEC.field("get"), limits(pattern), problems);
    return problems.all();
  }

  private static Limits limits(String... targets) {
    return new Limits(
        List.of(targets),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        PodLimits.SAFE,
        false,
        true);
  }

  private static Fingerprint fingerprint(String yaml) throws JsonProcessingException {
    return Fingerprint.of(YAML.readTree(yaml));
  }
}
