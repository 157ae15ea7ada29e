package dev.throng.operator.cluster;

import dev.throng.crds.LoadTest;
import dev.throng.crds.hooks.HookNotice;
import dev.throng.crds.hooks.HookPoster;
import dev.throng.crds.hooks.HookRequest;
import dev.throng.crds.spec.Hook;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.SecretKeyRef;
import dev.throng.operator.plan.Action;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.plan.HookCall;
import dev.throng.operator.resources.Owner;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls hooks beside the reconciling of LoadTests: each call once, until it is known how it ended.
 * Those of one namespace wait for each other where they are many, and for no others.
 */
final class HookSender {
  /** Until others are done. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Secrets secrets;
  private final HookPoster poster;
  private final Consumer<ResourceID> changed;
  private final Executor beside =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hook-", 0).factory());
  private final SharedRoom room = new SharedRoom(32, 4, 1000);
  private final Map<String, Map<Call, Optional<HookCall>>> calls = new ConcurrentHashMap<>();

  /** Where values of Secrets come from. */
  @FunctionalInterface
  interface Secrets {
    /**
     * @throws IllegalArgumentException if there is none
     */
    String value(String namespace, SecretKeyRef key);

    static Secrets of(KubernetesClient client) {
      return (namespace, key) -> {
        Secret secret = client.secrets().inNamespace(namespace).withName(key.name()).get();
        if (secret == null) {
          throw new IllegalArgumentException("Secret " + key.name() + " does not exist");
        }
        String value = secret.getData() == null ? null : secret.getData().get(key.key());
        if (value == null) {
          throw new IllegalArgumentException("Secret " + key.name() + " has no key " + key.key());
        }
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
      };
    }
  }

  private record Call(int run, String hook, HookEvent event) {}

  /**
   * @param changed is told of a LoadTest whose call is over
   */
  HookSender(Secrets secrets, HookPoster poster, Consumer<ResourceID> changed) {
    this.secrets = secrets;
    this.poster = poster;
    this.changed = changed;
  }

  /**
   * The operator stands where its users do not: beside its own ports, and where a cloud's nodes
   * have their keys.
   */
  static boolean isReachable(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }

  /** The calls of a run that are over. */
  List<HookCall> over(String uid, int run) {
    return calls.getOrDefault(uid, Map.of()).entrySet().stream()
        .filter(entry -> entry.getKey().run() == run)
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** Begins a call, unless it has begun. */
  void call(Declaration test, Action.CallHook action) {
    Owner owner = test.owner();
    LoadTestSpec spec = test.reading().spec();
    Call call = new Call(action.run(), action.hook(), action.notice().event());
    Map<Call, Optional<HookCall>> own =
        calls.computeIfAbsent(owner.uid(), _ -> new ConcurrentHashMap<>());
    if (spec == null || own.putIfAbsent(call, Optional.empty()) != null) {
      return;
    }
    own.entrySet()
        .removeIf(entry -> entry.getKey().run() != call.run() && entry.getValue().isPresent());
    beside.execute(() -> {
      Optional<String> failure = send(owner, spec, action);
      own.put(call, Optional.of(new HookCall(call.hook(), call.event(), failure.orElse(null))));
      changed.accept(new ResourceID(owner.name(), owner.namespace()));
    });
  }

  private Optional<String> send(Owner owner, LoadTestSpec spec, Action.CallHook action) {
    try (var _ = room.enter(owner.namespace(), System.nanoTime() + PATIENCE.toNanos())) {
      return post(owner, spec, action.hook(), action.notice());
    } catch (TimeoutException _) {
      return Optional.of("too many other hooks were to be called");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the operator ended");
    } catch (KubernetesClientException e) {
      return Optional.of("its secret can't be read: " + Refusal.sentence(e));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Optional.of("it can't be called: " + e.getClass().getSimpleName());
    }
  }

  private Optional<String> post(Owner owner, LoadTestSpec spec, String called, HookNotice notice)
      throws InterruptedException {
    Optional<Hook> hook =
        spec.hooks().stream().filter(one -> one.name().equals(called)).findFirst();
    if (hook.isEmpty()) {
      return Optional.empty();
    }
    HookRequest request =
        HookRequest.of(
            hook.get(),
            spec.variables(),
            name ->
                secrets.value(
                    owner.namespace(),
                    Objects.requireNonNull(spec.secrets().get(name)).secretKeyRef()));
    return poster.post(request, notice);
  }

  /** Forgets LoadTests that are no more, now and then. */
  void keep(List<LoadTest> all) {
    Gone.forget(calls, all);
  }
}
