package dev.throng.runner.imports;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.SecretVariable;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.truth.Engine;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Rehearsal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An imported manifest, run against a stub.
 *
 * @param made requests as the stub saw them
 * @param exceptions why tasks could not go on
 */
record StubRun(List<RequestLine> made, List<String> exceptions) {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Each task once, as {@code throng check} does. */
  static StubRun onceEach(Imported imported, StubTarget target) throws InterruptedException {
    LoadTestSpec spec = spec(imported.text(), target);
    List<String> exceptions = new ArrayList<>();
    Map<String, String> variables = variables(imported);
    @SuppressWarnings("NullAway") // null for what is not set, as System.getenv
    Environment environment = new Environment(variables::get);
    boolean ended =
        new Rehearsal(spec, 1, 1, Map.of(), JavaSources.NONE, environment)
            .run(new Exceptions(exceptions), LONGEST);
    if (!ended) {
      exceptions.add("did not end within " + LONGEST.toSeconds() + " s");
    }
    return new StubRun(made(target), exceptions);
  }

  /** By the engine of {@code throng run}, until a condition holds. */
  static StubRun until(BooleanSupplier enough, Imported imported, StubTarget target) {
    new Engine()
        .environment(variables(imported))
        .until(enough)
        .runs(
            spec(
                imported
                    .text()
                    .replaceAll("(?m)^    duration: 1m$", "")
                    .replaceAll("constant: \\d+m?s", "constant: 1ms"),
                target));
    return new StubRun(made(target), List.of());
  }

  static List<RequestLine> made(StubTarget target) {
    return target.asked().stream()
        .map(asked -> RequestLine.of(asked.method(), asked.url()))
        .toList();
  }

  private static Map<String, String> variables(Imported imported) {
    Map<String, String> variables = new HashMap<>();
    imported.secrets().forEach(name -> variables.put(SecretVariable.of(name), "a-secret"));
    return variables;
  }

  private static LoadTestSpec spec(String manifest, StubTarget target) {
    String through =
        manifest.replaceFirst(
            "(?m)^  target:\\n    baseUrl: (.*)\\n",
            "  target:\n    baseUrl: $1\n    http: {proxy: {url: \""
                + target.url()
                + "\"}, tls: {insecureSkipVerify: true}}\n");
    return switch (ManifestReader.read(through)) {
      case ReadResult.Valid valid -> valid.manifest().spec();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private record Exceptions(List<String> list) implements Rehearsal.Watcher {
    @Override
    public void exception(String where, String message) {
      list.add(where + ": " + message);
    }

    @Override
    public void waiting(long nanos) {}

    @Override
    public void sending(
        Origin origin, HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body) {}

    @Override
    public void received(int status, String reason, MultiMap headers, Buffer body, long nanos) {}

    @Override
    public void judged(String name, @Nullable String failure) {}

    @Override
    public void counted(RequestKey name, Sample sample) {}
  }
}
