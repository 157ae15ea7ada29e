package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chart as it is rendered, without a node. */
class ChartIT {
  private record Chart(List<JsonNode> objects) {
    static Chart rendered(String release, String namespace, String... settings) {
      List<String> call =
          new ArrayList<>(List.of(Node.program("HELM", "helm"), "template", release));
      call.addAll(List.of(Node.root().resolve("helm/throng").toString(), "-n", namespace));
      for (String setting : settings) {
        call.addAll(List.of("--set", setting));
      }
      String text = new Command(Map.of(), call).run();
      try (MappingIterator<JsonNode> documents =
          new YAMLMapper().readerFor(JsonNode.class).readValues(text)) {
        return new Chart(documents.readAll().stream().filter(JsonNode::isObject).toList());
      } catch (IOException e) {
        throw new AssertionError(text, e);
      }
    }

    Stream<JsonNode> of(String kind) {
      return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** What no other release may have. */
    List<String> names() {
      return objects.stream()
          .map(object ->
              Stream.of("/kind", "/metadata/namespace", "/metadata/name")
                  .map(field -> object.at(field).asText())
                  .toList()
                  .toString())
          .toList();
    }

    JsonNode operatorPod() {
      return of("Deployment").findFirst().orElseThrow().at("/spec/template/spec");
    }

    JsonNode operator() {
      return operatorPod().at("/containers/0");
    }

    String setting(String variable) {
      for (JsonNode entry : operator().path("env")) {
        if (entry.path("name").asText().equals(variable)) {
          return entry.path("value").asText();
        }
      }
      return "";
    }
  }

  @Test
  void given_releases_of_one_name_in_two_namespaces_then_they_have_no_object_in_common() {
    Chart one = Chart.rendered("throng", "one", "replicas=2");
    Chart two = Chart.rendered("throng", "two", "replicas=2");

    assertThat(one.names()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(two.names());
  }

  @Test
  void given_two_releases_in_one_namespace_then_each_elects_a_leader_of_its_own() {
    Chart one = Chart.rendered("one", "system", "replicas=2", "watchNamespaces={a}");
    Chart two = Chart.rendered("two", "system", "replicas=2", "watchNamespaces={b}");

    assertThat(one.names()).doesNotContainAnyElementsOf(two.names());
    assertThat(one.setting("THRONG_LEASE_NAME")).isEqualTo("one-throng");
    assertThat(two.setting("THRONG_LEASE_NAME")).isEqualTo("two-throng");
  }

  @Test
  void given_images_by_digest_then_no_tag_is_added() {
    Chart chart =
        Chart.rendered("throng", "system", "image.runner=r.example:5000/runner@sha256:0f3e");

    assertThat(chart.setting("THRONG_RUNNER_IMAGE")).isEqualTo("r.example:5000/runner@sha256:0f3e");
    assertThat(chart.of("Pod"))
        .singleElement()
        .extracting(pod -> pod.at("/spec/containers/0/image").asText())
        .isEqualTo("r.example:5000/runner@sha256:0f3e");
    assertThat(chart.operator().path("image").asText()).matches("throng/operator:[0-9.]+");
    assertThat(
            Chart.rendered("throng", "system", "image.operator=operator@sha256:0f3e")
                .operator()
                .path("image")
                .asText())
        .isEqualTo("operator@sha256:0f3e");
  }

  @Test
  void given_a_service_account_of_the_administrator_then_it_is_used_and_none_is_made() {
    Chart chart =
        Chart.rendered("throng", "system", "serviceAccount.create=false", "serviceAccount.name=ci");

    assertThat(chart.of("ServiceAccount")).isEmpty();
    assertThat(chart.operatorPod().path("serviceAccountName").asText()).isEqualTo("ci");
    assertThat(chart.of("ClusterRoleBinding"))
        .singleElement()
        .extracting(binding -> binding.at("/subjects/0/name").asText())
        .isEqualTo("ci");
  }

  @Test
  void given_no_aggregation_then_nobody_else_gets_rights() {
    assertThat(Chart.rendered("throng", "system").of("ClusterRole")).hasSize(3);
    assertThat(Chart.rendered("throng", "system", "rbac.aggregate=false").of("ClusterRole"))
        .hasSize(1);
  }

  @Test
  void given_budgets_for_runs_then_the_operator_makes_them_and_only_then_may() {
    Chart without = Chart.rendered("throng", "system");
    Chart with = Chart.rendered("throng", "system", "runs.podDisruptionBudget=true");

    assertThat(without.setting("THRONG_RUNS_DISRUPTION_BUDGET")).isEqualTo("false");
    assertThat(without.of("ClusterRole").toList().toString()).doesNotContain("policy");
    assertThat(with.setting("THRONG_RUNS_DISRUPTION_BUDGET")).isEqualTo("true");
    assertThat(with.of("ClusterRole").toList().toString()).contains("poddisruptionbudgets");
  }

  @Test
  void given_a_pod_monitor_then_masters_are_scraped_over_tls_and_workers_are_not() {
    Chart chart = Chart.rendered("throng", "system", "podMonitor.enabled=true");

    JsonNode endpoints =
        chart.of("PodMonitor").findFirst().orElseThrow().at("/spec/podMetricsEndpoints");
    assertThat(endpoints).hasSize(2);
    assertThat(endpoints)
        .extracting(
            endpoint -> endpoint.path("port").asText() + " " + endpoint.path("scheme").asText())
        .containsExactlyInAnyOrder("http http", "https https");
    assertThat(endpoints).allMatch(endpoint -> endpoint.path("relabelings").size() == 3);
  }

  @Test
  void given_an_egress_policy_then_the_operator_reaches_masters_its_api_server_and_dns_only() {
    assertThat(Chart.rendered("throng", "system").of("NetworkPolicy")).isEmpty();
    Chart chart =
        Chart.rendered(
            "throng",
            "system",
            "networkPolicies.operatorEgress.enabled=true",
            "networkPolicies.operatorEgress.apiServer.cidrs={10.1.2.3/32}",
            "networkPolicies.operatorEgress.apiServer.ports={8443}");

    JsonNode spec = chart.of("NetworkPolicy").findFirst().orElseThrow().path("spec");
    assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Egress\"]");
    assertThat(spec.path("ingress").isMissingNode()).isTrue();
    assertThat(spec.path("egress")).hasSize(3);
    assertThat(spec.at("/egress/0/to/0/podSelector/matchLabels/throng.dev~1role").asText())
        .isEqualTo("master");
    assertThat(spec.at("/egress/0/ports/0/port").asInt()).isEqualTo(8089);
    assertThat(spec.at("/egress/1/to/0/ipBlock/cidr").asText()).isEqualTo("10.1.2.3/32");
    assertThat(spec.at("/egress/1/ports/0/port").asInt()).isEqualTo(8443);
  }
}
