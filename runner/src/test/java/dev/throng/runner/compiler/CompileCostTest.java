package dev.throng.runner.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What compiling costs, in CPU time of the thread, which others on the machine change little. */
class CompileCostTest {
  private static final int FILES = 5;

  private final SourceCompiler compiler = new SourceCompiler(List.of(), List.of());

  @Test
  void fiveFilesTakeLessThanASecondOnceTheCompilerIsWarm() {
    Duration cold = compile();
    compile();

    Duration warm = compile();

    System.out.println(
        "compiling "
            + FILES
            + " files: "
            + cold.toMillis()
            + " ms of CPU, "
            + warm.toMillis()
            + " ms the third time");
    assertThat(warm).isLessThan(Duration.ofSeconds(1));
  }

  private Duration compile() {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(compiler.compile(sources())).isInstanceOf(Compilation.Done.class);
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
  }

  /** Each as long as a user class usually is. */
  private static List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder text =
          new StringBuilder("import java.util.*;\n\nfinal class C" + file + " {\n");
      for (int method = 0; method < 30; method++) {
        text.append(
            """
              Map<String, List<Integer>> method%1$d(List<String> names) {
                Map<String, List<Integer>> lengths = new TreeMap<>();
                names.forEach(name -> lengths.computeIfAbsent(name, _ -> new ArrayList<>()).add(name.length() + %1$d));
                return lengths;
              }

            """
                .formatted(method));
      }
      sources.add(new SourceFile("C" + file + ".java", text + "}\n"));
    }
    return sources;
  }
}
