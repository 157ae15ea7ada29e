package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.spec.UserClass;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A Java file in place of a manifest. */
class JavaAloneTest {
  private static final String USERS =
      """
      import module dev.throng.users;
      abstract class Visitor extends HttpUser {
        @Task void look() { http.get("/"); }
      }
      final class Shopper extends Visitor {}
      final class Api extends Visitor {
        static final class Guest extends Visitor {}
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void allItsUserClassesRunByTheFlagsLoad() throws IOException {
    Path file = write("Web users.java", USERS);

    TestPlan plan =
        plan(file, "-u", "100", "-r", "10", "-t", "1m", "-H", "http://shop", "--seed", "7");

    assertThat(plan.name()).isEqualTo("web-users");
    assertThat(plan.spec().target().baseUrl()).isEqualTo("http://shop");
    assertThat(plan.spec().load().users()).isEqualTo(100);
    assertThat(plan.spec().load().duration()).hasToString("1m");
    assertThat(plan.seed()).isEqualTo(7);
    assertThat(plan.spec().userClasses())
        .extracting(UserClass::name)
        .containsExactly("Api", "Guest", "Shopper");
    assertThat(plan.spec().userClasses()).allMatch(c -> c.weight() == 1);
    assertThat(plan.overrides()).isEmpty();
    assertThat(plan.manifest()).contains("baseUrl: http://shop", "file: Web users.java");
  }

  @Test
  void oneUserRunsWhereNoFlagSaysMore() throws IOException {
    TestPlan plan = plan(write("Shopper.java", USERS), "-H", "http://shop", "Shopper");

    assertThat(plan.spec().load().users()).isEqualTo(1);
    assertThat(plan.spec().userClasses()).extracting(UserClass::name).containsExactly("Shopper");
  }

  @Test
  void tagsChooseAmongTasksAndLeaveOutClassesWithoutAny() throws IOException {
    Path file =
        write(
            "Users.java",
            """
            import module dev.throng.users;
            final class Shopper extends HttpUser {
              @Task(tags = "browse") void look() { http.get("/"); }
              @Task(tags = "purchase") void buy() { http.get("/buy"); }
            }
            final class Api extends HttpUser {
              @Task(tags = "export") void export() { http.get("/export"); }
            }
            """);

    assertThat(plan(file, "-H", "http://shop", "--tags", "browse").spec().userClasses())
        .extracting(UserClass::name)
        .containsExactly("Shopper");
    assertThat(plan(file, "-H", "http://shop", "--exclude-tags", "browse").spec().userClasses())
        .extracting(UserClass::name)
        .containsExactly("Api", "Shopper");
    assertThatThrownBy(() -> plan(file, "-H", "http://shop", "--tags", "brwose"))
        .hasMessage("the tags leave no task in any user class");
  }

  @Test
  void aFolderIsOneTest() throws IOException {
    write("users/a/Shopper.java", "package a;\n" + USERS);
    write("users/b/Shopper.java", "package b;\n" + USERS);

    TestPlan plan = plan(folder.resolve("users"), "-H", "http://shop");

    assertThat(plan.spec().userClasses())
        .extracting(UserClass::name)
        .containsExactly("a.Api", "a.Api$Guest", "a.Shopper", "b.Api", "b.Api$Guest", "b.Shopper");
  }

  @Test
  void whatIsMissingIsAskedFor() throws IOException {
    Path file = write("Shopper.java", USERS);

    assertThatThrownBy(() -> plan(file))
        .hasMessageEndingWith(
            "Shopper.java is Java, which names no target: give it by --host http://localhost:8080");
    assertThatThrownBy(() -> plan(file, "-H", "ftp://shop"))
        .hasMessageContaining("Shopper.java with its flags is wrong:")
        .hasMessageContaining("spec.target.baseUrl")
        .hasMessageNotContaining("line");
    assertThatThrownBy(() -> plan(write("Cart.java", "class Cart {}"), "-H", "http://shop"))
        .hasMessageEndingWith("Cart.java has no class that extends HttpUser");
    assertThatThrownBy(() -> plan(file, "-H", "http://shop", file.toString()))
        .hasMessageContaining("is Java, which runs alone");
    assertThatThrownBy(() -> plan(folder.resolve("Nowhere.java"), "-H", "http://shop"))
        .hasMessageContaining("Nowhere.java cannot be read: it does not exist");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static TestPlan plan(Path java, String... flags) {
    TestArguments test = new TestArguments();
    CommandLine commandLine = new CommandLine(test);
    RunFlags.register(commandLine);
    String[] all = new String[flags.length + 1];
    all[0] = java.toString();
    System.arraycopy(flags, 0, all, 1, flags.length);
    commandLine.parseArgs(all);
    return test.plan();
  }
}
