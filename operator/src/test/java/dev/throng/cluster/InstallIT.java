package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnNode
class InstallIT {
  @Test
  void given_the_chart_then_helm_test_is_green() {
    String text =
        Node.started().helm().run("test", "throng", "--namespace", Node.SYSTEM, "--timeout", "3m");

    assertThat(text).contains("Phase:          Succeeded");
  }

  @Test
  void given_no_helm_then_the_plain_manifest_is_one_that_the_api_server_takes() {
    String manifest =
        new Command(
                Map.of("HELM", Node.program("HELM", "helm")),
                List.of(Node.root().resolve("helm/manifest").toString()))
            .run();

    Command.Result result =
        Node.started()
            .kubectl()
            .attempt(
                manifest,
                "apply",
                "--server-side",
                "--force-conflicts",
                "--dry-run=server",
                "-f",
                "-");

    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  @Test
  void given_an_older_crd_then_the_new_one_is_applied_as_the_page_says() throws IOException {
    String crd =
        Files.readString(Node.root().resolve("helm/throng/crds/loadtests.throng.dev.yaml"));
    String newer = crd.replaceFirst("description: ", "description: Newer. ");
    assertThat(newer).isNotEqualTo(crd);

    Command.Result result =
        Node.started()
            .kubectl()
            .attempt(
                newer,
                "apply",
                "--server-side",
                "--force-conflicts",
                "--dry-run=server",
                "-f",
                "-");

    assertThat(result.exitCode()).as(result.text()).isZero();
  }
}
