package dev.throng.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

@EnabledIfSystemProperty(
    named = "k3s.image",
    matches = ".+",
    disabledReason = "-Dk3s.image is not set")
@ExtendWith(TellWhy.class)
class RefusalIT {
  private static final String WORDS_OF_A_REFUSAL =
      "(?s).*(is invalid|strict decoding error|no matches for kind|error validating|error parsing|resource name may not be empty"
          + "|no objects passed|cannot unmarshal|not set|error converting|must be|Invalid|unable to decode).*";

  @Test
  void each_wrong_manifest_is_refused_by_the_api_server_or_not_accepted_in_the_same_words() {
    Space space = Space.withShop("refusals");
    List<Corpus> taken = new ArrayList<>();
    SoftAssertions softly = new SoftAssertions();

    for (Corpus wrong : Corpus.all()) {
      Command.Result result = space.apply(wrong.manifest());
      if (result.exitCode() == 0) {
        taken.add(wrong);
      } else {
        softly.assertThat(result.text()).as(wrong.name()).matches(WORDS_OF_A_REFUSAL);
      }
    }
    System.out.println(
        "wrong manifests: "
            + Corpus.all().size()
            + ", refused by the API server itself: "
            + (Corpus.all().size() - taken.size()));
    space.kubectl("wait", "lt", "--all", "--for=condition=Accepted=False", "--timeout=60s");
    Map<String, LoadTestView> seen = space.views();
    for (Corpus wrong : taken) {
      String message = requireNonNull(seen.get(wrong.name())).message("Accepted");
      softly
          .assertThat(wrong.messages())
          .as(wrong.name())
          .allSatisfy(words -> assertThat(message).contains(words));
    }
    softly
        .assertThat(space.kubectl("get", "jobs", "--output=name"))
        .as("a wrong manifest starts nothing")
        .isEmpty();
    softly.assertAll();
  }
}
