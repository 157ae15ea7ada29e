package dev.throng.operator;

import dev.throng.operator.Probes.Health;
import dev.throng.operator.cluster.LoadTestReconciler;
import dev.throng.operator.logs.Logging;
import dev.throng.operator.metrics.RunMetrics;
import dev.throng.operator.settings.ClusterDomain;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's process. */
public final class OperatorMain {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(20);
  private static final Duration ENDING = Duration.ofSeconds(10);
  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

  /** At once. Most of them wait, for the API server or for a master that takes its time. */
  private static final int RECONCILES = 64;

  /** Vert.x would have two for each core of the node, and 20 threads to read certificates. */
  private static final int EVENT_LOOPS = 2;

  private static final int BLOCKING_THREADS = 2;

  /** LoadTests in one answer of the API server: that of all of them would be megabytes. */
  private static final long PAGE = 100;

  /** So long a watch may be away before LoadTests count as not looked after. */
  private static final Duration WITHOUT_WATCH = Duration.ofSeconds(5);

  private OperatorMain() {}

  public static void main(String[] arguments) {
    Logger log = LoggerFactory.getLogger(OperatorMain.class);
    try {
      Settings settings = Settings.from(System.getenv(), clusterDomain());
      Logging.use(settings.log());
      start(settings, client());
    } catch (IllegalArgumentException e) {
      log.error("{}", e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      log.error("the operator can't start", e);
      System.exit(1);
    }
  }

  private static String clusterDomain() {
    try {
      return ClusterDomain.of(Files.readString(RESOLV_CONF));
    } catch (IOException e) {
      throw new UncheckedIOException("the cluster's domain is not known", e);
    }
  }

  private static KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withKubernetesSerialization(new LeanSerialization())
        .withHttpClientFactory(new LightHttp())
        .withTaskExecutorSupplier(Executors::newVirtualThreadPerTaskExecutor)
        .build();
  }

  /**
   * Begins to look after LoadTests.
   *
   * @return ends it
   */
  public static AutoCloseable start(Settings settings, KubernetesClient client) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setInternalBlockingPoolSize(BLOCKING_THREADS));
    LeanHeap.keep(vertx);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(new Described());
    RunMetrics metrics = new RunMetrics(registry);
    Leadership leadership =
        new Leadership(
            settings.operatorNamespace(), settings.leaseName(), System.getenv("HOSTNAME"));
    Operator operator =
        new Operator(overrider -> {
          overrider
              .withKubernetesClient(client)
              .withCloseClientOnStop(false)
              .withExecutorService(
                  Executors.newFixedThreadPool(
                      RECONCILES, Thread.ofVirtual().name("reconcile-", 0).factory()))
              .withReconciliationTerminationTimeout(ENDING)
              .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry));
          if (settings.leaderElection()) {
            overrider.withLeaderElectionConfiguration(leadership.configuration());
          }
        });
    operator.register(
        new LoadTestReconciler(client, vertx, settings, metrics, Clock.systemUTC()),
        overrider -> configure(overrider, settings));
    Patience patience = new Patience(WITHOUT_WATCH, InstantSource.system());
    new Probes(registry, () -> health(operator, patience), metrics::refresh)
        .serve(vertx, settings.httpPort())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    operator.start();
    AutoCloseable running =
        () -> {
          leadership.ending();
          operator.stop();
          if (settings.leaderElection()) {
            leadership.giveBack(client);
          }
          vertx.close();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running), "throng-end"));
    return running;
  }

  private static void end(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      LoggerFactory.getLogger(OperatorMain.class).warn("the operator did not end in order", e);
    }
  }

  /** The Java Operator SDK leaves its metrics undescribed, which promtool minds. */
  private static final class Described implements MeterFilter {
    @Override
    public Meter.Id map(Meter.Id id) {
      return id.getDescription() != null
          ? id
          : new Meter.Id(
              id.getName(),
              Tags.of(id.getTags()),
              id.getBaseUnit(),
              "Counted by the Java Operator SDK.",
              id.getType());
    }
  }

  /** A burst of answers would leave as many threads, each with a stack of its own. */
  private static final class LightHttp extends JdkHttpClientFactory {
    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
      builder.executor(Executors.newVirtualThreadPerTaskExecutor());
    }
  }

  private static <R extends HasMetadata> void configure(
      ControllerConfigurationOverrider<R> overrider, Settings settings) {
    if (!settings.watchedNamespaces().isEmpty()) {
      overrider.settingNamespaces(Set.copyOf(settings.watchedNamespaces()));
    }
    overrider.withInformerListLimit(PAGE);
    overrider.withRetry(
        new GenericRetry()
            .setInitialInterval(FIRST_RETRY)
            .setIntervalMultiplier(2)
            .setMaxInterval(LONGEST_RETRY.toMillis())
            .withoutMaxAttempts());
  }

  /**
   * Watches begin again by themselves when the API server is back; one that has given up is only
   * mended by a restart.
   */
  private static Health health(Operator operator, Patience patience) {
    RuntimeInfo info = operator.getRuntimeInfo();
    if (!info.isStarted()) {
      return new Health(true, false, "the operator is starting");
    }
    boolean away = patience.isOver(!info.allEventSourcesAreHealthy());
    if (!informers(info).allMatch(InformerHealthIndicator::isRunning)) {
      return new Health(false, false, "a watch has given up");
    }
    return new Health(true, !away, away ? "the API server can't be watched" : "");
  }

  private static Stream<InformerHealthIndicator> informers(RuntimeInfo info) {
    Stream.Builder<InformerHealthIndicator> all = Stream.builder();
    for (var sources : info.unhealthyInformerWrappingEventSourceHealthIndicator().values()) {
      for (InformerWrappingEventSourceHealthIndicator<?> source : sources.values()) {
        source.informerHealthIndicators().values().forEach(all::add);
      }
    }
    return all.build();
  }
}
