package dev.throng.runner.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Tags;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.truth.Manifests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of user classes that cannot be used, before any load. */
class JavaClassesTest {
  private static final String IMPORT = "import module dev.throng.users;\n";

  private static String problems(String tags, String source) {
    LoadTestSpec spec =
        Manifests.spec(
            """
            target: {baseUrl: http://127.0.0.1:1}
            load: {users: 1, duration: 1s}
            %s
            userClasses: [{name: Shopper, java: {file: Shopper.java}}]
            """
                .formatted(tags));
    JavaSources java =
        new JavaSources(List.of(new SourceFile("Shopper.java", IMPORT + source)), List.of());
    try (JavaClasses classes =
        JavaClasses.of(UserCode.of(java), spec, Map.of(), Map.of(), _ -> {}, true)) {
      return "";
    } catch (WrongSources e) {
      return String.valueOf(e.getMessage());
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            "class Shopper extends HttpUser {}",
            "Shopper.java:2: Shopper has no task: give a method @Task"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  @Task(weight = -1) void a() {}\n}",
            "Shopper.java:3: Shopper.a has the weight -1: must be 0 or more"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  @Task(weight = 0) void a() {}\n}",
            "Shopper.java:2: Shopper has no task with a weight above 0"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  Shopper(int n) {}\n  @Task void a() {}\n}",
            "Shopper.java:3: Shopper has no constructor without parameters"),
        Arguments.of(
            "abstract class Shopper extends HttpUser {\n  @Task void a() {}\n}",
            "Shopper.java:2: Shopper is abstract"),
        Arguments.of(
            "class All {\n  class Shopper extends HttpUser {\n    @Task void a() {}\n  }\n}",
            "Shopper.java:3: Shopper is an inner class: make it static, or a class of its own"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  @Task static void a() {}\n}",
            "Shopper.java:3: Shopper.a is static, and must not be"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  @Task void a(int n) {}\n}",
            "Shopper.java:3: Shopper.a has parameters, and may have none"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  @Task class Cart {}\n}",
            "Shopper.java:3: Cart is a class with @Task, and does not extend TaskSet"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  @Task class Cart extends TaskSet {}\n}",
            "Shopper.java:3: Cart has no task: give a method @Task"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  static int n = Integer.parseInt(\"x\");\n"
                + "  @Task void a() {}\n}",
            "Shopper.java:3: Shopper cannot be initialised: NumberFormatException: For input string:"
                + " \"x\""),
        Arguments.of(
            "class Shopper extends HttpUser {\n  Shopper() {\n    throw new Error(\"boom\");\n  }\n"
                + "  @Task void a() {}\n}",
            "Shopper.java:4: Shopper has a constructor that throws Error: boom"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  int n = http.get(\"/\").status();\n"
                + "  @Task void a() {}\n}",
            "Shopper.java:3: Shopper has a constructor that throws IllegalStateException: a"
                + " constructor sends nothing and does not wait: onStart may"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  Object r = row(\"people\");\n"
                + "  @Task void a() {}\n}",
            "Shopper.java:3: Shopper has a constructor that throws IllegalArgumentException:"
                + " spec.data has no feed \"people\"; it has none"),
        Arguments.of(
            "class Shopper extends HttpUser {\n  Object r = secret(\"key\");\n"
                + "  @Task void a() {}\n}",
            "Shopper.java:3: Shopper has a constructor that throws IllegalArgumentException:"
                + " spec.secrets has no \"key\"; it has none"),
        Arguments.of("class Shopper {}", "Shopper: does not extend HttpUser"),
        Arguments.of(
            "class Other extends HttpUser {\n  @Task void a() {}\n}",
            "Shopper: is no class of the sources, which have Other"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsToldWithItsLine(String source, String problem) {
    assertThat(problems("", source)).isEqualTo(problem);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(
            problems(
                "",
                "class Shopper extends HttpUser {\n  @Task(weight = -1) void a() {}\n"
                    + "  @Task static void b() {}\n  @Task(weight = -2) void c() {}\n}"))
        .contains(
            "Shopper.a has the weight -1", "Shopper.b is static", "Shopper.c has the weight -2");
  }

  @Test
  void inheritedTasksAndPrivateOnesAreFine() {
    assertThat(
            problems(
                "",
                "abstract class Base extends HttpUser {\n  @Task void a() {}\n}\n"
                    + "class Shopper extends Base {\n  private Shopper() {}\n"
                    + "  @Task private int b() { return 1; }\n}"))
        .isEmpty();
  }

  @Test
  void aClassThatTheTagsLeaveNoTaskHasNone() {
    assertThat(
            problems(
                "tags: {include: [x]}", "class Shopper extends HttpUser {\n  @Task void a() {}\n}"))
        .isEqualTo("Shopper.java:2: Shopper has no task that the tags leave");
  }

  @Test
  void tagsMayLeaveAClassNoTask() {
    UserCode code =
        UserCode.of(
            new JavaSources(
                List.of(
                    new SourceFile(
                        "Shopper.java",
                        IMPORT
                            + "class Shopper extends HttpUser {\n"
                            + "  @Task(tags = \"x\") class Set extends TaskSet {\n"
                            + "    @Task(tags = \"y\") void a() {}\n  }\n}")),
                List.of()));

    assertThat(code.hasTasks("Shopper", Tags.DEFAULT)).isTrue();
    assertThat(code.hasTasks("Shopper", new Tags(List.of("x"), List.of()))).isTrue();
    assertThat(code.hasTasks("Shopper", new Tags(List.of("x"), List.of("y")))).isFalse();
    assertThat(code.hasTasks("Shopper", new Tags(List.of("z"), List.of()))).isFalse();
  }

  @Test
  void aConstructorThatDoesNotEndIsTold() {
    JavaSources java =
        new JavaSources(
            List.of(
                new SourceFile(
                    "Shopper.java",
                    IMPORT
                        + "class Shopper extends HttpUser {\n  static volatile boolean on = true;\n"
                        + "  Shopper() {\n    while (on) {}\n  }\n  @Task void a() {}\n}")),
            List.of());
    ClassReader reader = new ClassReader(Tags.DEFAULT);
    UserModel model = Objects.requireNonNull(reader.user(UserCode.of(java).userClass("Shopper")));

    String problem =
        new Trial(_ -> Map.of(), name -> name)
            .problem(model, Duration.ofMillis(200))
            .orElseThrow()
            .toString();

    end(model);
    assertThat(problem)
        .isEqualTo("Shopper.java:5: Shopper has a constructor that did not end within 0 s");
  }

  private static void end(UserModel model) {
    try {
      var on = model.type().getDeclaredField("on");
      on.setAccessible(true);
      on.setBoolean(null, false);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void linesOfUsersAreBoundedAndTheRestIsCounted() {
    List<String> lines = new ArrayList<>();
    long[] nanos = {0};
    UserLog log = new UserLog(lines::add, Blanks.of(List.of("geheim")), () -> nanos[0]);
    for (int i = 0; i < UserLog.MOST_A_SECOND + 3; i++) {
      log.accept("line " + i + " geheim");
    }
    nanos[0] = Duration.ofSeconds(1).toNanos();
    log.accept("next");

    assertThat(lines).hasSize(UserLog.MOST_A_SECOND + 2).startsWith("line 0 ***");
    assertThat(lines.subList(UserLog.MOST_A_SECOND, lines.size()))
        .containsExactly("(3 lines of users were left out: 50 a second are shown)", "next");
  }
}
