package dev.throng.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A Kubernetes node with the project's images, its chart and a shop, the same for all tests of this
 * JVM. {@code .ci/cluster/prepare} makes what it needs, and names it in the environment.
 */
final class Node {
  /** Where the operator runs. */
  static final String SYSTEM = "throng-system";

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Kubernetes imports what it finds there. */
  private static final String IMAGES = "/var/lib/rancher/k3s/agent/images/throng.tar";

  private static final class Started {
    static final Node NODE = new Node();
  }

  private final K3sContainer container =
      new K3sContainer(
          DockerImageName.parse(System.getenv().getOrDefault("K3S_IMAGE", "K3S_IMAGE-is-not-set"))
              .asCompatibleSubstituteFor("rancher/k3s"));
  private final KubernetesClient client;
  private final Command kubectl;
  private final Command helm;
  private final Command plugIn;

  private Node() {
    container
        // Its programs are in Go, and collect garbage as seldom as memory allows.
        .withEnv("GOGC", "400")
        .withFileSystemBind(
            ROOT.resolve("target/images.tar").toString(), IMAGES, BindMode.READ_ONLY)
        .withFileSystemBind(
            program("PROMETHEUS", "prometheus"), "/usr/local/bin/prometheus", BindMode.READ_ONLY)
        .withFileSystemBind(
            program("PROMTOOL", "promtool"), "/usr/local/bin/promtool", BindMode.READ_ONLY)
        .withStartupTimeout(Duration.ofMinutes(3))
        .start();
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(container.getKubeConfigYaml()))
            .build();
    String program = program("KUBECTL", "kubectl");
    Map<String, String> environment =
        Map.of(
            "KUBECONFIG", kubeconfig().toString(),
            "PATH",
                Stream.of(ROOT.toString(), Path.of(program).getParent(), System.getenv("PATH"))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .collect(Collectors.joining(":")));
    kubectl = new Command(environment, List.of(program));
    plugIn = new Command(environment, List.of(program, "throng"));
    helm = new Command(environment, List.of(program("HELM", "helm")));
    createNamespace(SYSTEM);
    CommonShop.deploy(this);
    install(1);
  }

  /**
   * Installs the chart with so many operators, or changes it to so many.
   *
   * @param values others, such as {@code limits.allowJava=true}
   */
  void install(int operators, String... values) {
    helm.run(
        "upgrade",
        "throng",
        ROOT.resolve("helm/throng").toString(),
        "--install",
        "--namespace",
        SYSTEM,
        "--values",
        "src/test/resources/cluster/values.yaml",
        "--set",
        String.join(
            ",", Stream.concat(Stream.of("replicas=" + operators), Stream.of(values)).toList()),
        "--wait",
        "--timeout",
        "3m");
  }

  static Node started() {
    return Started.NODE;
  }

  Command kubectl() {
    return kubectl;
  }

  Command helm() {
    return helm;
  }

  KubernetesClient client() {
    return client;
  }

  /** {@code kubectl throng}, found on the path as kubectl finds plug-ins. */
  Command plugIn() {
    return plugIn;
  }

  /** A new one, even if a try before this one left one behind; with restricted pods only. */
  void createNamespace(String name) {
    String namespaces = "/api/v1/namespaces";
    if (client.raw(namespaces + "/" + name) != null) {
      kubectl.run("delete", "namespace", name, "--timeout=120s");
    }
    client.raw(
        namespaces,
        "POST",
        """
        {"apiVersion": "v1", "kind": "Namespace", "metadata":
          {"name": "%s", "labels": {"pod-security.kubernetes.io/enforce": "restricted"}}}
        """
            .formatted(name));
  }

  /**
   * Runs a line of shell on the node itself, as root.
   *
   * @return what it printed
   */
  String shell(String line) {
    try {
      ExecResult result = container.execInContainer("sh", "-c", line);
      if (result.getExitCode() != 0) {
        throw new AssertionError(line + " failed on the node: " + result.getStderr());
      }
      return result.getStdout();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  void copy(String text, String file) {
    container.copyFileToContainer(Transferable.of(text), file);
  }

  /** The project's folder. */
  static Path root() {
    return ROOT;
  }

  private Path kubeconfig() {
    try {
      Path file = Files.createTempFile("throng-kubeconfig", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, container.getKubeConfigYaml());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String program(String variable, String fallback) {
    return System.getenv().getOrDefault(variable, fallback);
  }
}
