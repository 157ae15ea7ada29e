package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.throng.runner.browser.Chromium;
import dev.throng.runner.browser.Page;
import dev.throng.runner.truth.Eventually;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page as its reader sees it, in Chromium, while a run goes on. */
class LivePageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String REQUESTS =
      "Number(document.querySelector('#key dd')?.textContent.replaceAll(',', '') ?? 0)";

  private static Page page() {
    Optional<Chromium> chromium = Chromium.started();
    assumeTrue(chromium.isPresent(), "no chromium on the PATH (apt-get install chromium)");
    return chromium.orElseThrow().page();
  }

  @Test
  void figuresGrowUsersChangeByTheControlAndTheEndStaysWithItsFiles() throws Exception {
    try (LiveRun run = new LiveRun("{users: 4, spawnRate: 50}");
        Page page = page()) {
      page.visit(run.url("/#token=" + ServedMaster.TOKEN));
      page.await("document.querySelector('#verdict strong')?.innerText.includes('Waiting')");
      assertThat(page.evaluate("document.querySelector('#verdict').innerText").asText())
          .contains("0 of 1 ready");
      assertThat(page.evaluate("location.href").asText()).isEqualTo(run.url("/"));

      run.start();
      page.await(REQUESTS + " > 0");
      int before = page.evaluate(REQUESTS).asInt();
      page.await(REQUESTS + " > " + before);
      page.await("document.querySelectorAll('#timeline canvas').length === 3");
      page.evaluate("document.querySelector('#times-chart canvas').dataset.kept = 'yes'");

      page.evaluate(
          """
          document.querySelector('#users-wanted').value = 9;
          document.querySelector('#users-form button').click();
          """);
      Eventually.holds("nine users run", PATIENCE, () -> run.view().users().running() == 9);
      page.await("document.querySelector('#answer').innerText === 'Changing to 9 users.'");

      page.evaluate("document.querySelector('#names-all summary').click()");
      page.await("document.querySelectorAll('#names canvas').length === 2");

      page.evaluate("document.querySelector('#stop-ask button').click()");
      page.await("document.querySelector('#stop-yes button') !== null");
      page.evaluate("document.querySelector('#stop-yes button').click()");
      page.await("document.title === 'live: Aborted – Throng'");
      Eventually.holds("the end is delivered", PATIENCE, run::isDelivered);
      run.close();

      page.await("document.querySelector('#answer').innerText.startsWith('The test has ended')");
      page.await("document.querySelector('#connection').hidden");
      assertThat(page.evaluate("document.querySelector('#verdict').innerText").asText())
          .contains("Aborted")
          .contains("stopped in the web page");
      assertThat(
              page.evaluate("document.querySelector('#times-chart canvas').dataset.kept").asText())
          .as("the canvas is the one of the beginning")
          .isEqualTo("yes");
      assertThat(page.evaluate("document.querySelector('#users-form')").isNull()).isTrue();
      page.await("document.querySelectorAll('#names canvas').length === 2");
      page.evaluate("document.querySelectorAll('#files button').forEach(file => file.click())");
      page.await("document.querySelector('#answer').innerText === ''");
      assertThat(page.problems()).isEmpty();
    }
  }

  @Test
  void theStepsOfASearchComeAsTheyEnd() throws Exception {
    try (LiveRun run =
            new LiveRun(
                "{search: {users: {from: 1, to: 8}, settle: 0s, hold: 1s}, stopTimeout: 0s}");
        Page page = page()) {
      run.start();
      page.visit(run.url("/#token=" + ServedMaster.TOKEN));
      page.await("document.querySelectorAll('#capacity tbody tr').length >= 1");
      assertThat(page.evaluate("document.querySelector('#capacity p').innerText").asText())
          .matches("So far: the target bears at least \\d users? \\(.*/s\\)\\.");
      assertThat(page.evaluate("document.querySelector('#verdict').innerText").asText())
          .containsPattern("Running\\s+\\d+s, step \\d of a search");
      page.await("document.title === 'live: Passed – Throng'");
      assertThat(page.evaluate("document.querySelector('#capacity p').innerText").asText())
          .startsWith("The target bears at least 8 users (");
      assertThat(page.evaluate("document.querySelectorAll('#users-form').length").asInt()).isZero();
      assertThat(page.problems()).isEmpty();
    }
  }

  @Test
  void whoHasNoTokenIsAskedForItAndAWrongOneIsRefused() throws Exception {
    try (LiveRun run = new LiveRun("{users: 1}");
        Page page = page()) {
      page.visit(run.url("/"));
      page.await("document.activeElement?.id === 'token'");

      enter(page, "wrong");
      page.await("document.body.innerText.includes('This is not the token of this run.')");

      enter(page, "“pasted”");
      page.await("document.body.innerText.includes('A token has visible ASCII characters only')");

      enter(page, ServedMaster.TOKEN);
      page.await("document.querySelector('#verdict') !== null");
      page.visit(run.url("/"));
      page.await("document.querySelector('#verdict') !== null");
      assertThat(page.problems()).isEmpty();
    }
  }

  @Test
  void theTokenInTheAddressIsTakenAsItIsWritten() throws Exception {
    try (LiveRun run = new LiveRun("{users: 1}");
        Page page = page()) {
      page.visit(run.url("/#token=a+b/c=%2B\"&d"));

      page.await("sessionStorage.getItem('throng-token') === 'a+b/c=%2B\"&d'");
    }
  }

  @Test
  void oneReaderTooManyIsToldSoAndIsLetInWhenAnotherGoes() throws Exception {
    try (LiveRun run = new LiveRun("{users: 1}");
        Readers readers = new Readers(run.url("/api/v1/run/events"), 32);
        Page page = page()) {
      page.visit(run.url("/#token=" + ServedMaster.TOKEN));
      page.await(
          "document.body.innerText.includes('32 readers watch this run already; trying again.')");

      readers.close();
      page.await("document.querySelector('#verdict') !== null");
    }
  }

  private static void enter(Page page, String token) throws Exception {
    page.evaluate(
        """
        document.querySelector('#token').value = '%s';
        document.querySelector('#token-form button').click();
        """
            .formatted(token));
  }
}
