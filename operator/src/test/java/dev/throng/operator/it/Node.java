package dev.throng.operator.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.throng.crds.LoadTest;
import dev.throng.operator.OperatorMain;
import dev.throng.operator.settings.Limits;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** A Kubernetes node with the CRD, and an operator that watches it. */
final class Node implements AutoCloseable {
  private static final String IMAGE = System.getenv().getOrDefault("K3S_IMAGE", "");

  private final K3sContainer container;
  final KubernetesClient client;
  private final AutoCloseable operator;

  private Node(K3sContainer container, KubernetesClient client, AutoCloseable operator) {
    this.container = container;
    this.client = client;
    this.operator = operator;
  }

  static Node start() throws Exception {
    assumeTrue(!IMAGE.isEmpty(), "K3S_IMAGE is not set: see .ci/cluster/prepare");
    K3sContainer container =
        new K3sContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("rancher/k3s"));
    container.start();
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(container.getKubeConfigYaml()))
            .build();
    client
        .load(Files.newInputStream(Path.of("../helm/throng/crds/loadtests.throng.dev.yaml")))
        .serverSideApply();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("loadtests.throng.dev")
        .waitUntilCondition(
            crd ->
                crd != null
                    && crd.getStatus() != null
                    && crd.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                            condition.getType().equals("Established")
                                && condition.getStatus().equals("True")),
            30,
            TimeUnit.SECONDS);
    return new Node(container, client, OperatorMain.start(settings(), client));
  }

  private static Settings settings() {
    return new Settings(
        "throng/does-not-exist:0",
        "default",
        List.of(),
        new Limits(List.of(), List.of(), 1000, null, null, null, true),
        true,
        false,
        0,
        Duration.ofMinutes(1));
  }

  void apply(String manifest) {
    client.resource(manifest).inNamespace("default").serverSideApply();
  }

  LoadTest await(String name, Duration limit, Predicate<LoadTest> condition) {
    return client
        .resources(LoadTest.class)
        .inNamespace("default")
        .withName(name)
        .waitUntilCondition(
            test -> test != null && test.getStatus() != null && condition.test(test),
            limit.toSeconds(),
            TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    operator.close();
    client.close();
    container.stop();
  }
}
