package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineMetricsTest {
  /** Dashboards for Micrometer's metrics find them. */
  @Test
  void seriesHaveMicrometersNames() {
    String text = new String(Scrape.page(List.of(), null).body(), StandardCharsets.UTF_8);

    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\",id=\""))
        .anyMatch(
            line -> line.startsWith("jvm_memory_used_bytes{area=\"nonheap\",id=\"Metaspace\"} "))
        .anyMatch(line -> line.startsWith("jvm_buffer_memory_used_bytes{id=\"direct\"} "))
        .extracting(line -> line.replaceFirst("[{ ].*", ""))
        .containsOnly(
            "jvm_buffer_count_buffers",
            "jvm_buffer_memory_used_bytes",
            "jvm_buffer_total_capacity_bytes",
            "jvm_memory_committed_bytes",
            "jvm_memory_max_bytes",
            "jvm_memory_used_bytes",
            "process_cpu_seconds_total",
            "process_cpu_usage",
            "system_cpu_usage",
            "system_load_average_1m");
  }
}
