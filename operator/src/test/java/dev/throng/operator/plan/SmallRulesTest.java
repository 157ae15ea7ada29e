package dev.throng.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallRulesTest {

  @ParameterizedTest
  @CsvSource({
    "http://shop, shop.team",
    "http://shop:8080/v2, shop.team",
    "http://shop.team, shop.team",
    "http://SHOP.team.svc, shop.team",
    "http://shop.team.svc.cluster.local, shop.team",
    "https://shop.example, shop.example",
    "http://localhost:8080, localhost"
  })
  void a_service_is_one_host_however_it_is_written(String url, String host) {
    assertThat(TargetHost.of(url, "team")).isEqualTo(host);
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

  private static Fingerprint fingerprint(String yaml) throws JsonProcessingException {
    return Fingerprint.of(new YAMLMapper().readTree(yaml));
  }
}
