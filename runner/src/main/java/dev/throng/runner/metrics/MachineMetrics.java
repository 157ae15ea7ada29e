package dev.throng.runner.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.ToLongFunction;

/** Memory and CPU of this process and its Java machine, named as Micrometer names them. */
public final class MachineMetrics {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final List<MemoryPoolMXBean> MEMORY = ManagementFactory.getMemoryPoolMXBeans();
  private static final List<BufferPoolMXBean> BUFFERS =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

  private MachineMetrics() {}

  /** As they stand. */
  public static List<MetricSnapshot> snapshots() {
    return List.of(
        memory("jvm_memory_used_bytes", "Memory that is used.", MemoryUsage::getUsed),
        memory(
            "jvm_memory_committed_bytes",
            "Memory that the system has promised to Java.",
            MemoryUsage::getCommitted),
        memory(
            "jvm_memory_max_bytes",
            "Memory that may be used at most; -1 without a limit.",
            MemoryUsage::getMax),
        buffers("jvm_buffer_count_buffers", "Buffers in the pool.", BufferPoolMXBean::getCount),
        buffers(
            "jvm_buffer_memory_used_bytes",
            "Memory that Java uses for the pool.",
            BufferPoolMXBean::getMemoryUsed),
        buffers(
            "jvm_buffer_total_capacity_bytes",
            "What the pool's buffers can hold.",
            BufferPoolMXBean::getTotalCapacity),
        LoadMetrics.counter(
            "process_cpu_seconds", "CPU time of this process.", SYSTEM.getProcessCpuTime() / 1e9),
        LoadMetrics.gauge(
            "process_cpu_usage",
            "CPU time of this process of late, by that of all processors.",
            SYSTEM.getProcessCpuLoad()),
        LoadMetrics.gauge(
            "system_cpu_usage",
            "CPU time of all processes of late, by that of all processors.",
            SYSTEM.getCpuLoad()),
        LoadMetrics.gauge(
            "system_load_average_1m",
            "Threads that ran or waited for a processor, on average over a minute.",
            SYSTEM.getSystemLoadAverage()));
  }

  private static GaugeSnapshot memory(String name, String help, ToLongFunction<MemoryUsage> bytes) {
    GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(help);
    for (MemoryPoolMXBean pool : MEMORY) {
      metric.dataPoint(
          LoadMetrics.value(
              Labels.builder()
                  .label("area", pool.getType() == MemoryType.HEAP ? "heap" : "nonheap")
                  .label("id", pool.getName()),
              bytes.applyAsLong(pool.getUsage())));
    }
    return metric.build();
  }

  private static GaugeSnapshot buffers(
      String name, String help, ToLongFunction<BufferPoolMXBean> figure) {
    GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(help);
    for (BufferPoolMXBean pool : BUFFERS) {
      metric.dataPoint(
          LoadMetrics.value(
              Labels.builder().label("id", pool.getName()), figure.applyAsLong(pool)));
    }
    return metric.build();
  }
}
