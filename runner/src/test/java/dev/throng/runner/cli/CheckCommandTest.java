package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One user of each class does everything once, to the end of its onStop. */
class CheckCommandTest {
  private static final String MANIFEST =
      """
      apiVersion: throng.dev/v1alpha1
      kind: LoadTest
      metadata: {name: test}
      spec:
        target: {baseUrl: "%s"}
        load: {users: 5, duration: 1m, stopTimeout: 1h}
        userClasses:
          - name: Visitor
            tasks: [{name: browse, steps: [{get: /api/products}]}]
            onStop: [{get: "%s"}]
      """;

  private static final String LOOPING =
      """
      apiVersion: throng.dev/v1alpha1
      kind: LoadTest
      metadata: {name: test}
      spec:
        target: {baseUrl: "%s"}
        load: {users: 5, duration: 1m}
        userClasses:
          - name: Visitor
            tasks:
              - {name: loop, steps: [{%s}]}
              - {name: browse, steps: [{get: /api/products}]}
      """;

  @TempDir private Path directory = Path.of("");
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);

  @AfterEach
  void stopShop() {
    shop.close();
  }

  @Test
  @Timeout(60)
  void onStopRunsWhenTheTasksAreDone() throws IOException {
    assertThat(check("/api/products?bye=1")).isEqualTo(ExitCodes.OK);
    assertThat(shop.stats().requests("GET", "/api/products")).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void anOnStopThatFailsIsAProblem() throws IOException {
    assertThat(check("/nowhere")).isEqualTo(1);
    assertThat(shop.stats().requests()).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void aTaskThatLoopsWithoutARequestIsEndedAndTheOthersRun() throws IOException {
    String endless = "repeat: {times: 100000, steps: [{wait: 0s}]}";
    String printed = printedBy("repeat: {times: 100000, steps: [{" + endless + "}]}", 1);
    assertThat(printed)
        .contains("✗ Visitor/loop: ended here, after 1,000,000 steps without a request")
        .contains("1 request, 1 problem");
  }

  @Test
  @Timeout(60)
  void stepsAreCountedFromTheLastRequestOn() throws IOException {
    String many = "repeat: {times: 100000, steps: [{set: {i: user.index}}]}";
    String turns = "repeat: {times: 8, steps: [{" + many + "}, {get: /api/products}]}";
    assertThat(printedBy(turns, ExitCodes.OK)).contains("9 requests, no problems");
  }

  @Test
  @Timeout(60)
  void aLongWaitIsShown() throws IOException {
    assertThat(printedBy("wait: 1s", ExitCodes.OK)).contains("waits 1s");
  }

  @Test
  @Timeout(60)
  void usersInJavaDoEverythingOnceAndInOrder() throws IOException {
    Files.writeString(
        directory.resolve("Visitor.java"),
        """
        import module dev.throng.users;
        class Visitor extends HttpUser {
          @Override protected void onStart() { http.get("/api/products?start"); }
          @Override protected void onStop() { http.get("/api/products?stop"); }
          @Task void one() { http.get("/api/products?one"); }
          @Task(weight = 9) class Shop extends TaskSet {
            @Task void two() { http.get("/api/products?two"); }
            @Task void three() { throw new IllegalStateException("three"); }
          }
          @Task void four() { http.get("/nowhere"); }
        }
        """);
    String printed =
        printed(
            MANIFEST
                .replaceFirst(
                    "(?s)- name: Visitor.*", "- {name: Visitor, java: {file: Visitor.java}}\n")
                .formatted(shop.url()),
            1);
    String address = shop.url().replace("http://", "");
    assertThat(printed.lines().filter(line -> line.matches("> GET .*|✗ .*")).toList())
        .containsExactly(
            "> GET /api/products?start  (" + address + ")",
            "> GET /api/products?one  (" + address + ")",
            "> GET /api/products?two  (" + address + ")",
            "✗ Shop.three (Visitor.java:8): IllegalStateException: three",
            "> GET /nowhere  (" + address + ")",
            "✗ GET /nowhere: status 404",
            "> GET /api/products?stop  (" + address + ")");
    assertThat(printed).contains("5 requests, 2 problems");
  }

  private String printedBy(String step, int exitCode) throws IOException {
    return printed(LOOPING.formatted(shop.url(), step), exitCode);
  }

  private String printed(String manifest, int exitCode) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(run(manifest)).isEqualTo(exitCode);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private int check(String onStop) throws IOException {
    return run(MANIFEST.formatted(shop.url(), onStop));
  }

  private int run(String text) throws IOException {
    Path manifest = directory.resolve("test.yaml");
    Files.writeString(manifest, text);
    return Main.commandLine().execute("check", manifest.toString());
  }
}
