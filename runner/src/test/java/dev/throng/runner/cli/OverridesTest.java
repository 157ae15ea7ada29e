package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.values.GoDuration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverridesTest {

  @Test
  void onlyWhatDiffersFromTheManifestIsToldAsAChange() {
    ReadResult.Valid manifest =
        (ReadResult.Valid)
            ManifestReader.read(
                """
                apiVersion: throng.dev/v1alpha1
                kind: LoadTest
                metadata: {name: a}
                spec:
                  target: {baseUrl: "http://127.0.0.1:1"}
                  load: {users: 5, duration: 30s}
                  userClasses: [{name: A, tasks: [{name: t, steps: [{get: /}]}]}]
                """);
    Overrides flags =
        new Overrides(
            7, null, GoDuration.parse("30s"), null, List.of(), List.of(), null, 3L, List.of());

    assertThat(flags.apply(manifest.manifest().spec()).changes())
        .containsExactly("--users 7 (manifest: 5)", "--seed 3");
  }
}
