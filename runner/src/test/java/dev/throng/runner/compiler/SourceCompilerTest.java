package dev.throng.runner.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCompilerTest {
  private final SourceCompiler compiler = new SourceCompiler(List.of(), List.of());

  private static SourceFile file(String name, String... lines) {
    return new SourceFile(name, String.join("\n", lines));
  }

  private static CompiledSources done(Compilation compilation) {
    if (compilation instanceof Compilation.Done done) {
      return done.sources();
    }
    throw new AssertionError(compilation.toString());
  }

  private static String problems(Compilation compilation) {
    if (compilation instanceof Compilation.Failed failed) {
      return failed.problems().stream()
          .map(SourceProblem::toString)
          .collect(Collectors.joining("\n"));
    }
    throw new AssertionError("compiled: " + compilation);
  }

  private String problems(SourceFile... files) {
    return problems(compiler.compile(Arrays.asList(files)));
  }

  private static Object run(CompiledSources sources, String type) throws Exception {
    try (SourceClassLoader loader =
        sources.loader(
            SourceCompilerTest.class.getClassLoader(),
            "dev.throng.runner.stats",
            "dev.throng.runner.stats.End")) {
      return loader.loadClass(type).getMethod("run").invoke(null);
    }
  }

  @Test
  void filesAndPackagesAreCompiledTogether() throws Exception {
    CompiledSources sources =
        done(
            compiler.compile(
                List.of(
                    file(
                        "users/Shopper.java",
                        "import shop.Cart;",
                        "public class Shopper { public static Object run() { return new Cart(3); } }"),
                    file(
                        "users/shop/Cart.java", "package shop;", "public record Cart(int n) {}"))));

    assertThat(run(sources, "Shopper")).hasToString("Cart[n=3]");
  }

  @Test
  void eachErrorHasItsFileItsPlaceAndItsLine() {
    assertThat(
            problems(
                file("A.java", "class A {", "  int a = \"one\";", "}"),
                file("users/B.java", "class B {", "  void b() { missing(); }", "}")))
        .isEqualTo(
            """
            A.java:2:11: incompatible types: java.lang.String cannot be converted to int
                int a = "one";
            users/B.java:2:14: cannot find symbol; symbol:   method missing(); location: class B
                void b() { missing(); }\
            """);
  }

  @Test
  void aSyntaxErrorHasItsPlace() {
    assertThat(problems(file("A.java", "class A {", "  int a = 1", "}")))
        .isEqualTo(
            """
            A.java:2:12: ';' expected
                int a = 1\
            """);
  }

  @Test
  void twoClassesOfOneNameAreRefused() {
    assertThat(problems(file("A.java", "class A {}"), file("B.java", "class A {}")))
        .startsWith("B.java:1:1: duplicate class: A");
  }

  @Test
  void aPackageThatDoesNotFitItsFolderIsRefused() {
    assertThat(problems(file("users/shop/Cart.java", "package store;", "class Cart {}")))
        .isEqualTo("users/shop/Cart.java: its package store belongs into a folder store/");
  }

  /** A ConfigMap has no folders. */
  @Test
  void aFileWithoutAFolderMayHaveAnyPackage() {
    assertThat(
            done(compiler.compile(List.of(file("Cart.java", "package a.b;", "class Cart {}"))))
                .classes())
        .containsOnlyKeys("a.b.Cart");
  }

  @Test
  void sourcesThatAreTooLargeAreRefused() {
    assertThat(problems(file("A.java", "class A {} // " + "x".repeat(2 << 20))))
        .isEqualTo("A.java: the sources have 2,097,166 bytes, and may have 1,048,576 at most");
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    assertThat(problems(file("A.txt", "class A {}")))
        .isEqualTo("A.txt: the name of a source ends with .java");
  }

  @Test
  void aMissingJarIsNamed() {
    SourceCompiler withJar = new SourceCompiler(List.of(), List.of(Path.of("libs/grpc.jar")));

    assertThat(problems(withJar.compile(List.of(file("A.java", "class A {}")))))
        .isEqualTo("libs/grpc.jar: there is no such file or folder");
  }

  @Test
  void theClassPathIsThereWhenItRuns(@TempDir Path folder) throws Exception {
    CompiledSources library =
        done(compiler.compile(List.of(file("Lib.java", "public class Lib { public int x = 5; }"))));
    for (Map.Entry<String, byte[]> type : library.classes().entrySet()) {
      Files.write(folder.resolve(type.getKey() + ".class"), type.getValue());
    }
    SourceCompiler withLibrary = new SourceCompiler(List.of(), List.of(folder));

    CompiledSources sources =
        done(
            withLibrary.compile(
                List.of(
                    file(
                        "A.java",
                        "public class A { public static Object run() { return new Lib().x; } }"))));

    assertThat(run(sources, "A")).isEqualTo(5);
  }

  @Test
  void aModuleCanBeImportedWhole(@TempDir Path folder) throws Exception {
    CompiledSources api =
        done(
            compiler.compile(
                List.of(
                    file("module-info.java", "module api { exports api; }"),
                    file("api/Greeting.java", "package api;", "public class Greeting {}"))));
    for (Map.Entry<String, byte[]> type : api.classes().entrySet()) {
      Path to = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(to.getParent());
      Files.write(to, type.getValue());
    }

    Compilation compilation =
        new SourceCompiler(List.of(folder), List.of())
            .compile(List.of(file("A.java", "import module api;", "class A extends Greeting {}")));

    assertThat(done(compilation).classes()).containsOnlyKeys("A");
  }

  @Test
  void onlyTheVisiblePackageOfTheApplicationIsSeen() throws Exception {
    try (SourceClassLoader loader =
        done(compiler.compile(List.of(file("A.java", "class A {}"))))
            .loader(
                getClass().getClassLoader(),
                "dev.throng.runner.stats",
                "dev.throng.runner.stats.End")) {
      assertThat(loader.loadClass("dev.throng.runner.stats.LatencyHistogram")).isNotNull();
      assertThatThrownBy(() -> loader.loadClass("dev.throng.runner.compiler.SourceCompiler"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> loader.loadClass("io.vertx.core.Vertx"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void oneErrorInOneOfManyFilesIsToldOnce() {
    SourceFile[] files = new SourceFile[20];
    for (int i = 0; i < files.length; i++) {
      files[i] = file("C" + i + ".java", "class C" + i + " {}");
    }
    files[7] = file("C7.java", "class C7 extends Missing {}");

    assertThat(problems(files))
        .isEqualTo(
            """
            C7.java:1:18: cannot find symbol; symbol: class Missing
                class C7 extends Missing {}\
            """);
  }
}
