import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.config.Protocol;
import io.hyperfoil.http.steps.HttpStepCatalog;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * {@code Hyperfoil PORT USERS SECONDS}: Hyperfoil as {@code ./bench} compares it: users without
 * waits, a connection each, on one event loop, with the check of the status that is its default.
 * Prints p50 and p99.
 */
final class Hyperfoil {
  public static void main(String[] arguments) {
    int users = Integer.parseInt(arguments[1]);
    var benchmark =
        BenchmarkBuilder.builder()
            .name("bench")
            .threads(1)
            .addPlugin(HttpPluginBuilder::new)
            .ergonomics()
            .repeatCookies(false)
            .userAgentFromSession(false)
            .endErgonomics()
            .http()
            .protocol(Protocol.HTTP)
            .host("127.0.0.1")
            .port(Integer.parseInt(arguments[0]))
            .allowHttp2(false)
            .sharedConnections(users)
            .endHttp()
            .endPlugin()
            .addPhase("visit")
            .always(users)
            .duration(TimeUnit.SECONDS.toMillis(Long.parseLong(arguments[2])))
            .scenario()
            .initialSequence("hit")
            .step(HttpStepCatalog.SC)
            .httpRequest(HttpMethod.GET)
            .path("/")
            .endStep()
            .endSequence()
            .endScenario()
            .endPhase()
            .build();
    var times = new Histogram(TimeUnit.HOURS.toNanos(1), 2);
    new LocalSimulationRunner(
            benchmark,
            (phase, step, metric, snapshot, countDown) -> times.add(snapshot.histogram),
            null,
            null)
        .run();
    System.out.printf(
        "%.2fus %.2fus%n",
        times.getValueAtPercentile(50) / 1e3, times.getValueAtPercentile(99) / 1e3);
  }
}
