package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnNode
class RefusalIT {
  @Test
  void each_wrong_manifest_is_refused_by_the_api_server_or_not_accepted_in_the_same_words(
      @TempDir Path folder) throws IOException {
    Space space = Space.of("refusals");
    List<Corpus> corpus = Corpus.all();
    for (Corpus wrong : corpus) {
      Files.writeString(folder.resolve(wrong.file()), wrong.manifest());
    }

    String refusals = space.attempt("apply", "-f", folder.toString()).text();

    space.kubectl("wait", "lt", "--all", "--for=condition=Accepted=False", "--timeout=60s");
    Map<String, LoadTestView> taken = space.views();
    SoftAssertions softly = new SoftAssertions();
    for (Corpus wrong : corpus) {
      LoadTestView view = taken.get(wrong.name());
      if (view == null) {
        softly.assertThat(refusals).as("kubectl says why").contains("/" + wrong.file());
      } else {
        softly
            .assertThat(wrong.messages())
            .as(wrong.name())
            .allSatisfy(words -> assertThat(view.message("Accepted")).contains(words));
      }
    }
    softly
        .assertThat(space.kubectl("get", "jobs", "--output=name"))
        .as("a wrong manifest starts nothing")
        .isEmpty();
    softly.assertAll();
    System.out.printf(
        "wrong manifests: %d, refused by the API server itself: %d%n",
        corpus.size(), corpus.size() - taken.size());
  }
}
