package dev.throng.cluster;

/** A Prometheus in the node's network. */
final class Prometheus {
  private Prometheus() {}

  /**
   * Scrapes what the chart's monitors would find. Debian's Prometheus can't look for pods itself.
   *
   * @param run of which LoadTest
   */
  static Prometheus of(RunPod operator, RunPod master, RunPod worker, String run) {
    Node.started()
        .copy(
            """
            global: {scrape_interval: 2s}
            scrape_configs:
              - job_name: operator
                honor_labels: true
                static_configs: [{targets: ["%s:8080"]}]
              - job_name: masters
                scheme: https
                tls_config: {insecure_skip_verify: true}
                static_configs:
                  - {targets: ["%s:8089"], labels: {namespace: %s, loadtest: %s, run: "1", role: master}}
              - job_name: workers
                static_configs:
                  - {targets: ["%s:8089"], labels: {namespace: %s, loadtest: %s, run: "1", role: worker}}
            """
                .formatted(
                    operator.address(),
                    master.address(),
                    master.namespace(),
                    run,
                    worker.address(),
                    worker.namespace(),
                    run),
            "/etc/prometheus.yaml");
    Node.started()
        .shell(
            """
            promtool check config /etc/prometheus.yaml
            prometheus --config.file=/etc/prometheus.yaml --storage.tsdb.path=/run/prometheus \\
              --web.listen-address=127.0.0.1:9090 >/run/prometheus.log 2>&1 &
            """);
    return new Prometheus();
  }

  /** Whether a query finds anything. */
  boolean answers(String query) {
    return !Node.started()
        .shell("promtool query instant http://127.0.0.1:9090 '" + query + "' || true")
        .isBlank();
  }

  void stop() {
    Node.started().shell("kill $(grep -lx prometheus /proc/[0-9]*/comm | cut -d/ -f3) || true");
  }
}
