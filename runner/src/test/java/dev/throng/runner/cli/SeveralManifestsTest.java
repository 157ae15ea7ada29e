package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.composition.Contradiction;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Several manifests given as one test: what is put together, what must agree, which flag decides.
 */
class SeveralManifestsTest {
  private static final String BUYER =
      """
      target: {baseUrl: "http://shop"}
      load: {users: 10, duration: 1m}
      variables: {region: eu, plan: free}
      data: {accounts: {csv: {inline: "user\\na\\n"}}}
      userClasses: [{name: Buyer, tasks: [{name: buy, steps: [{feed: accounts}, {get: "/${plan}"}]}]}]
      thresholds: [{expect: p95 < 2s}]
      """;
  private static final String READER =
      """
      target: {baseUrl: "http://shop"}
      load: {users: 10, duration: 1m}
      variables: {region: eu, api: v2}
      userClasses: [{name: Reader, weight: 3, tasks: [{name: read, steps: [{get: "/${api}"}]}]}]
      thresholds: [{expect: p95 < 2s}, {expect: failureRatio < 1%}]
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void userClassesThresholdsVariablesAndDataOfAllFilesMakeOneTest() throws IOException {
    TestPlan plan = plan(file("buyer", BUYER), file("reader", READER));

    assertThat(plan.name()).isEqualTo("buyer + reader");
    assertThat(plan.spec().userClasses())
        .extracting(UserClass::name)
        .containsExactly("Buyer", "Reader");
    assertThat(plan.spec().thresholds())
        .extracting(Threshold::expect)
        .containsExactly("p95 < 2s", "failureRatio < 1%");
    assertThat(plan.spec().variables()).containsOnlyKeys("region", "plan", "api");
    assertThat(plan.rows().get("accounts")).hasSize(1);
    assertThat(plan.manifest()).contains("name: buyer").contains("name: reader");
  }

  @Test
  void arrivalsOfAllFilesRunTogether() throws IOException {
    String arrivals = "load: {arrivals: [{userClass: %s, stages: [{duration: 1m, rate: 5/s}]}]}";
    String load = "load: {users: 10, duration: 1m}";

    TestPlan plan =
        plan(
            file("buyer", BUYER.replace(load, arrivals.formatted("Buyer"))),
            file("reader", READER.replace(load, arrivals.formatted("Reader"))));

    assertThat(plan.spec().load().arrivals())
        .extracting(Arrivals::userClass)
        .containsExactly("Buyer", "Reader");
  }

  @Test
  void headersOfATargetGoWithTheUserClassesOfTheirFile() throws IOException {
    TestPlan plan =
        plan(
            file("buyer", BUYER.replace("shop\"", "shop\", headers: {Accept: a, X-Key: k}")),
            file("reader", READER.replace("name: Reader", "name: Reader, headers: {accept: b}")));

    assertThat(plan.spec().target().headers()).isEmpty();
    assertThat(plan.spec().userClasses().getFirst().headers())
        .isEqualTo(Map.of("Accept", "a", "X-Key", "k"));
    assertThat(plan.spec().userClasses().getLast().headers()).isEqualTo(Map.of("accept", "b"));
  }

  @Test
  void aDirectoryIsNoManifest() {
    assertThatThrownBy(() -> plan(directory.toString()))
        .hasMessage("the manifest " + directory + " is a directory; name the files in it");
  }

  @Test
  void wordsThatAreNoFilesAreUserClasses() throws IOException {
    TestPlan plan = plan(file("buyer", BUYER), "Reader", file("reader", READER));

    assertThat(plan.spec().userClasses()).extracting(UserClass::name).containsExactly("Reader");
  }

  @Test
  void aWordThatIsNeitherIsRefusedWithTheUserClassesThereAre() throws IOException {
    String buyer = file("buyer", BUYER);

    assertThatThrownBy(() -> plan(buyer, "Raeder"))
        .isInstanceOf(Contradiction.class)
        .hasMessage("there is neither a user class nor a file Raeder; the user classes are Buyer");
  }

  @Test
  void aFileThatDoesNotExistIsNamed() throws IOException {
    String buyer = file("buyer", BUYER);

    assertThatThrownBy(() -> plan(buyer, "gone.yml"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the manifest gone.yml cannot be read: it does not exist");
  }

  @Test
  void aUserClassOfTwoFilesIsRefusedNamingBoth() throws IOException {
    String one = file("one", BUYER);
    String two = file("two", BUYER);

    assertThatThrownBy(() -> plan(one, two))
        .isInstanceOf(Contradiction.class)
        .hasMessage("the user class Buyer is in " + one + " and in " + two + "; rename one");
  }

  @Test
  void aFieldThatDiffersIsRefusedWithBothValuesUnlessItsFlagDecides() throws IOException {
    String buyer = file("buyer", BUYER);
    String reader =
        file(
            "reader", READER.replace("http://shop", "http://api").replace("users: 10", "users: 9"));

    assertThatThrownBy(() -> plan(buyer, reader))
        .isInstanceOf(Contradiction.class)
        .hasMessage(
            "spec.target.baseUrl: %s has \"http://shop\", %s has \"http://api\"; make them the same, or decide by --host"
                .formatted(buyer, reader));
    assertThatThrownBy(() -> plan(buyer, reader, "-H", "http://b"))
        .hasMessage(
            "spec.load.users: %s has 10, %s has 9; make them the same, or decide by --users"
                .formatted(buyer, reader));
    TestPlan plan = plan(buyer, reader, "-H", "http://b", "-u", "20");
    assertThat(plan.spec().target().baseUrl()).isEqualTo("http://b");
    assertThat(plan.spec().load().users()).isEqualTo(20);
  }

  @Test
  void aFieldWithoutAFlagMustBeTheSame() throws IOException {
    String buyer = file("buyer", BUYER);
    String reader = file("reader", READER.replace("shop\"", "shop\", http: {timeout: 3s}"));

    assertThatThrownBy(() -> plan(buyer, reader))
        .hasMessage(
            "spec.target.http.timeout: %s has \"10s\", %s has \"3s\"; make them the same"
                .formatted(buyer, reader));
  }

  @Test
  void aVariableWithTwoValuesIsRefused() throws IOException {
    String buyer = file("buyer", BUYER);
    String reader = file("reader", READER.replace("region: eu", "region: us"));

    assertThatThrownBy(() -> plan(buyer, reader))
        .hasMessage(
            "spec.variables.region: %s and %s mean different things by it; rename one"
                .formatted(buyer, reader));
  }

  @Test
  void aFeedOfOneNameWithOtherRowsInAnotherDirectoryIsRefused() throws IOException {
    String data = "data: {accounts: {csv: {file: accounts.csv}}}";
    String buyer = BUYER.replaceAll("data: .*", data);
    String reader = READER + data + "\n";
    String one = file("a/buyer", buyer);
    String two = file("b/reader", reader);
    Files.writeString(directory.resolve("a/accounts.csv"), "user\na\n");
    Files.writeString(directory.resolve("b/accounts.csv"), "user\nb\n");

    assertThatThrownBy(() -> plan(one, two)).hasMessageStartingWith("spec.data.accounts: " + one);
  }

  private String file(String name, String spec) throws IOException {
    Path file = directory.resolve(name + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, Manifests.text(file.getFileName().toString().replace(".yaml", ""), spec));
    return file.toString();
  }

  private static TestPlan plan(String... arguments) {
    TestArguments test = new TestArguments();
    CommandLine commandLine = new CommandLine(test);
    RunFlags.register(commandLine);
    commandLine.parseArgs(arguments);
    return test.plan();
  }
}
