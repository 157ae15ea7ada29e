package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import dev.throng.crds.DeclaredSpec;
import dev.throng.crds.hooks.HookNotice;
import dev.throng.crds.hooks.HookPoster;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.spec.SecretKeyRef;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.operator.plan.Action;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.plan.HookCall;
import dev.throng.operator.resources.Owner;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookSenderTest {
  private static final Owner OWNER = new Owner("team", "shop", "uid-1");

  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final BlockingQueue<ResourceID> told = new LinkedBlockingQueue<>();
  private final HookPoster poster =
      new HookPoster(
          new HookPoster.Tries(1, Duration.ofSeconds(10), Duration.ofMillis(1)), _ -> true);
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("X-Key"));
          try {
            mayAnswer.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    mayAnswer.countDown();
    poster.close();
    server.stop(0);
  }

  private HookSender sender(HookSender.Secrets secrets) {
    return new HookSender(secrets, poster, told::add);
  }

  private Declaration test() throws IOException {
    JsonNode spec =
        new YAMLMapper()
            .readTree(
                """
                target: {baseUrl: http://shop}
                load: {users: 1, spawnRate: 1, duration: 1m}
                secrets: {key: {secretKeyRef: {name: chat, key: token}}}
                userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
                hooks:
                  - name: chat
                    events: [started]
                    post: http://127.0.0.1:%d/
                    headers: {X-Key: "${secrets.key}"}
                """
                    .formatted(server.getAddress().getPort()));
    DeclaredSpec declared = new DeclaredSpec(spec);
    return new Declaration(OWNER, 1, Instant.EPOCH, spec, declared.read(), LoadTestStatus.EMPTY);
  }

  private static Action.CallHook call(int run) {
    HookNotice.Subject subject = new HookNotice.Subject("team", "shop", run, "http://shop");
    MasterStatus now =
        new MasterStatus(
            RunState.RUNNING,
            null,
            null,
            1,
            new UserStatus(1, 1),
            new WorkerStatus(1, 1, 0),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            List.of());
    return new Action.CallHook(run, "chat", HookNotice.of("id", HookEvent.STARTED, subject, now));
  }

  @Test
  void aCallIsMadeBesideAndOnceHoweverOftenItIsAskedFor() throws Exception {
    HookSender sender = sender((namespace, key) -> namespace + "/" + key.name());
    Declaration test = test();

    sender.call(test, call(1));
    sender.call(test, call(1));
    assertThat(sender.over(OWNER.uid(), 1)).isEmpty();
    mayAnswer.countDown();

    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(new ResourceID("shop", "team"));
    sender.call(test, call(1));
    assertThat(sender.over(OWNER.uid(), 1))
        .containsExactly(new HookCall("chat", HookEvent.STARTED, null));
    assertThat(sender.over(OWNER.uid(), 2)).isEmpty();
    assertThat(received).containsExactly("team/chat");
  }

  @Test
  void aSecretThatIsGoneIsTheCallsFailure() throws Exception {
    HookSender sender = sender(HookSenderTest::gone);

    sender.call(test(), call(1));

    told.poll(10, TimeUnit.SECONDS);
    assertThat(sender.over(OWNER.uid(), 1))
        .containsExactly(new HookCall("chat", HookEvent.STARTED, "Secret chat does not exist"));
    assertThat(received).isEmpty();
  }

  private static String gone(String namespace, SecretKeyRef key) {
    throw new IllegalArgumentException("Secret " + key.name() + " does not exist");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "::1, false",
    "0.0.0.0, false",
    "169.254.169.254, false",
    "fe80::1, false",
    "::ffff:127.0.0.1, false",
    "224.0.0.1, false",
    "10.43.0.7, true",
    "203.0.113.9, true"
  })
  void theOperatorsOwnMachineIsNotReached(String address, boolean reachable)
      throws UnknownHostException {
    assertThat(HookSender.isReachable(InetAddress.getByName(address))).isEqualTo(reachable);
  }
}
