package dev.throng.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterDomainTest {
  @Test
  void it_is_the_one_that_the_kubelet_gives_pods_to_search() {
    assertThat(
            ClusterDomain.of(
                """
                nameserver 10.43.0.10
                search throng-system.svc.k8s.example svc.k8s.example k8s.example svc.corp corp
                options ndots:5
                """))
        .isEqualTo("k8s.example");
    assertThat(ClusterDomain.of("search a.svc.One.two. svc.One.two. One.two.\n"))
        .isEqualTo("one.two");
  }

  @Test
  void without_a_clusters_names_it_is_the_usual_one() {
    assertThat(ClusterDomain.of("")).isEqualTo("cluster.local");
    assertThat(ClusterDomain.of("search corp.example\n")).isEqualTo("cluster.local");
  }
}
