package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.composition.Overrides;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User classes in Java, from a manifest to the plan of a test. */
class JavaFilesTest {
  private static final String SHOPPER =
      """
      import module dev.throng.users;

      public final class Shopper extends HttpUser {
        @Task(weight = 2, tags = "browse")
        void browse() {
          http.get("/");
        }
      }
      """;

  private static final String BUYER =
      """
      package shop;
      import module dev.throng.users;
      class Buyer extends HttpUser {
        @Task void buy() { http.get(Cart.PATH); }
      }
      """;

  private static final String CART =
      """
      package shop;
      class Cart { static final String PATH = "/cart"; }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aFileBesideTheManifestIsReadAndCompiled() throws IOException {
    write("users/Shopper.java", SHOPPER);

    TestPlan plan = plan("- {name: Shopper, java: {file: users/Shopper.java}}");

    assertThat(plan.java().files()).containsExactly(new SourceFile("users/Shopper.java", SHOPPER));
    assertThat(file(plan, 0)).isEqualTo("users/Shopper.java");
  }

  @Test
  void aFolderIsReadWithItsPackages() throws IOException {
    write("users/Shopper.java", SHOPPER);
    write("users/shop/Buyer.java", BUYER);
    write("users/shop/Cart.java", CART);

    TestPlan plan =
        plan(
            "- {name: Shopper, java: {file: ./users}}",
            "- {name: Buyer, java: {file: users}}",
            "- {name: The same, java: {file: users/shop/Buyer.java, className: shop.Buyer}}");

    assertThat(plan.java().files())
        .extracting(SourceFile::name)
        .containsExactly("users/Shopper.java", "users/shop/Buyer.java", "users/shop/Cart.java");
  }

  @Test
  void aSourceInTheManifestTravelsOnceForAllItsClasses() throws IOException {
    String both = SHOPPER + "class Guest extends HttpUser { @Task void rest() {} }";
    String inline = "java: {inline: \"" + both.replace("\"", "\\\"").replace("\n", "\\n") + "\"";

    TestPlan plan =
        plan(
            "- {name: Shopper, " + inline + "}}",
            "- {name: Two, " + inline + ", className: Guest}}");

    assertThat(plan.java().files()).containsExactly(new SourceFile("Shopper.java", both));
    assertThat(file(plan, 0)).isEqualTo("Shopper.java");
    assertThat(file(plan, 1)).isEqualTo("Shopper.java");
    assertThat(plan.spec().userClasses()).noneMatch(c -> c.toString().contains("HttpUser"));
  }

  @Test
  void errorsHaveFileLineColumnAndTheLine() throws IOException {
    write("users/Shopper.java", SHOPPER.replace("http.get(\"/\")", "http.got(\"/\")"));

    assertThatThrownBy(() -> plan("- {name: Shopper, java: {file: users/Shopper.java}}"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            """
            the Java is wrong:
              users/Shopper.java:6:9: cannot find symbol; symbol:   method got(java.lang.String); \
            location: variable http of type dev.throng.users.Http
                  http.got("/");\
            """);
  }

  @Test
  void aClassThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    write("users/Shopper.java", SHOPPER);

    assertThatThrownBy(() -> plan("- {name: Buyer, java: {file: users/Shopper.java}}"))
        .hasMessage(
            """
            the Java is wrong:
              Buyer: is no class of the sources, which have Shopper\
            """);
  }

  @Test
  void aClassThatIsNoUserIsRefused() throws IOException {
    write("users/shop/Cart.java", CART);

    assertThatThrownBy(() -> plan("- {name: Cart, java: {file: users}}"))
        .hasMessageContaining("Cart: does not extend HttpUser");
  }

  @Test
  void twoClassesOfOneNameNeedTheirPackages() throws IOException {
    write("users/a/Shopper.java", "package a;\n" + SHOPPER);
    write("users/b/Shopper.java", "package b;\n" + SHOPPER);

    assertThatThrownBy(() -> plan("- {name: Shopper, java: {file: users}}"))
        .hasMessageContaining("is the name of a.Shopper and b.Shopper: give one with its package");
    assertThat(plan("- {name: Shopper, java: {file: users, className: b.Shopper}}").java().files())
        .hasSize(2);
  }

  @Test
  void aPackageThatIsInAnotherFolderIsRefused() throws IOException {
    write("users/Cart.java", CART);

    assertThatThrownBy(() -> plan("- {name: Cart, java: {file: users}}"))
        .hasMessageContaining("users/Cart.java: its package shop belongs into a folder shop/");
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> plan("- {name: Shopper, java: {file: Shopper.java}}"))
        .hasMessageStartingWith("spec.userClasses[0].java.file: ")
        .hasMessageContaining("Shopper.java cannot be read");
    assertThatThrownBy(() -> plan("- {name: Shopper, java: {file: nowhere}}"))
        .hasMessage(
            "spec.userClasses[0].java.file: nowhere must be a .java file, or a folder of them");
    assertThatThrownBy(
            () -> plan("- {name: A, java: {configMapKeyRef: {name: users, key: A.java}}}"))
        .hasMessage(
            "spec.userClasses[0].java: a ConfigMap can only be read on a cluster; give file or"
                + " inline to run here");
  }

  @Test
  void missingJarsAreNamed() throws IOException {
    write("Shopper.java", SHOPPER);
    write("libs/readme.txt", "");

    assertThatThrownBy(
            () -> plan("- {name: Shopper, java: {file: Shopper.java, classPath: [libs/*.jar]}}"))
        .hasMessage("spec.userClasses[0].java.classPath: no file matches \"libs/*.jar\"");
    assertThatThrownBy(
            () -> plan("- {name: Shopper, java: {file: Shopper.java, classPath: [libs/a.jar]}}"))
        .hasMessageContaining("libs/a.jar: there is no such file or folder");
  }

  @Test
  void aClassThatCannotBeAUserIsRefusedBeforeAnyLoad() throws IOException {
    String text =
        """
        import module dev.throng.users;
        final class NoTask extends HttpUser {}
        final class Negative extends HttpUser { @Task(weight = -1) void a() {} }
        final class Closed extends HttpUser { Closed(int n) {} @Task void a() {} }
        """;
    write("Users.java", text);
    String java = ", java: {file: Users.java}}";

    assertThatThrownBy(() ->
            plan("- {name: NoTask" + java, "- {name: Negative" + java, "- {name: Closed" + java))
        .hasMessageStartingWith("the Java is wrong in 3 places:")
        .hasMessageContaining("NoTask")
        .hasMessageContaining("has no task")
        .hasMessageContaining("Negative")
        .hasMessageContaining("weight -1")
        .hasMessageContaining("Closed")
        .hasMessageContaining("no constructor without parameters");
  }

  @Test
  void whatAStaticInitialiserThrowsIsToldBeforeAnyLoad() throws IOException {
    write(
        "Shopper.java", SHOPPER.replace("@Task", "static int n = Integer.parseInt(\"x\"); @Task"));

    assertThatThrownBy(() -> plan("- {name: Shopper, java: {file: Shopper.java}}"))
        .hasMessageContaining("Shopper.java:4: Shopper cannot be initialised: ")
        .hasMessageContaining("NumberFormatException");
  }

  @Test
  void aConstructorMayReadASecret() throws IOException {
    write("Shopper.java", SHOPPER.replace("@Task", "final String key = secret(\"key\"); @Task"));

    assertThat(
            plan("- {name: Shopper, java: {file: Shopper.java}}\n  secrets: {key: {secretKeyRef: {name: a, key: b}}}")
                .java()
                .files())
        .hasSize(1);
  }

  @Test
  void errorsOfTheManifestAndOfItsJavaAreToldTogether() throws IOException {
    write("users/Shopper.java", SHOPPER.replace("http.get(\"/\")", "http.got(\"/\")"));

    assertThatThrownBy(() ->
            plan(
                "- {name: Shopper, weight: -1, java: {file: users/Shopper.java}}",
                "- {name: Away, java: {file: Away.java}}",
                "- {name: Wrong, java: {file: 7, inline: x}}",
                "- {name: Shopper, tasks: []}"))
        .isInstanceOf(UsageException.class)
        .message()
        .startsWith(folder.resolve("test.yaml") + " is wrong in ")
        .contains("\n  spec.userClasses[0].weight: -1 ")
        .contains("\n  spec.userClasses[2].java")
        .containsOnlyOnce("\n  spec.userClasses[1].java.file: ")
        .contains("Away.java cannot be read")
        .endsWith(
            """

              users/Shopper.java:6:9: cannot find symbol; symbol:   method got(java.lang.String); \
            location: variable http of type dev.throng.users.Http
                  http.got("/");\
            """);
  }

  @Test
  void errorsByFlagsAndThoseOfTheJavaAreToldTogether() throws IOException {
    write("Shopper.java", SHOPPER.replace("weight = 2", "weight = -7"));
    write("test.yaml", manifest("- {name: Shopper, java: {file: Shopper.java}}"));

    assertThatThrownBy(() ->
            TestPlans.of(
                Manifests.read(List.of(folder.resolve("test.yaml"))),
                Overrides.toHost("no URL"),
                1))
        .message()
        .contains(" is wrong in 2 places:\n")
        .contains("spec.target.baseUrl")
        .contains("Shopper.browse has the weight -7");
  }

  @Test
  void twoMebibytesAreTooMuch() throws IOException {
    write("Shopper.java", SHOPPER + "// " + "x".repeat(2 << 20));

    assertThatThrownBy(() -> plan("- {name: Shopper, java: {file: Shopper.java}}"))
        .hasMessageContaining("bytes, and may have 1,048,576 at most");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static String file(TestPlan plan, int userClass) {
    UserClass java = plan.spec().userClasses().get(userClass);
    return Objects.requireNonNull(Objects.requireNonNull(java.java()).file());
  }

  private TestPlan plan(String... userClasses) throws IOException {
    write("test.yaml", manifest(userClasses));
    return TestPlans.of(
        Manifests.read(List.of(folder.resolve("test.yaml"))),
        Overrides.toHost("http://localhost:2"),
        1);
  }

  private static String manifest(String... userClasses) {
    return """
    apiVersion: throng.dev/v1alpha1
    kind: LoadTest
    metadata: {name: test}
    spec:
      target: {baseUrl: "http://localhost:1"}
      load: {users: 5, duration: 1m}
      userClasses:
        %s
    """
        .formatted(String.join("\n    ", userClasses));
  }
}
