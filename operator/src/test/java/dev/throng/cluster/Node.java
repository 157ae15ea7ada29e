package dev.throng.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A Kubernetes node with the project's images and its chart, the same for all tests of this JVM.
 */
final class Node {
  /** Where the operator runs. */
  static final String SYSTEM = "throng-system";

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final class Started {
    static final Node NODE = new Node();
  }

  private final K3sContainer container =
      new K3sContainer(
          DockerImageName.parse(System.getProperty("k3s.image", ""))
              .asCompatibleSubstituteFor("rancher/k3s"));
  private final Command kubectl;

  private Node() {
    container.start();
    importImages();
    Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig().toString());
    kubectl = new Command(environment, List.of(program("KUBECTL", "kubectl")));
    createNamespace(SYSTEM);
    new Command(environment, List.of(program("HELM", "helm")))
        .run(
            "install",
            "throng",
            ROOT.resolve("helm/throng").toString(),
            "--namespace",
            SYSTEM,
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

  /** Only pods of the restricted security standard may run in it. */
  void createNamespace(String name) {
    kubectl.run("create", "namespace", name);
    kubectl.run("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
  }

  /** The project's folder. */
  static Path root() {
    return ROOT;
  }

  private void importImages() {
    container.copyFileToContainer(
        MountableFile.forHostPath(ROOT.resolve("target/images.tar")), "/images.tar");
    try {
      ExecResult result = container.execInContainer("ctr", "images", "import", "/images.tar");
      if (result.getExitCode() != 0) {
        throw new AssertionError("the node can't import the images: " + result.getStderr());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
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

  private static String program(String variable, String fallback) {
    return System.getenv().getOrDefault(variable, fallback);
  }
}
