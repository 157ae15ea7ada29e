package dev.throng.operator.cluster;

import dev.throng.crds.LoadTest;
import dev.throng.crds.hooks.HookPoster;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.operator.logs.CurrentRun;
import dev.throng.operator.metrics.RunMetrics;
import dev.throng.operator.metrics.RunMetrics.Watched;
import dev.throng.operator.plan.Action;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.plan.Observation;
import dev.throng.operator.plan.Plan;
import dev.throng.operator.plan.Planner;
import dev.throng.operator.resources.Labels;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Observes, plans, applies, and writes the status; decides nothing. */
@ControllerConfiguration(name = "loadtest")
public final class LoadTestReconciler implements Reconciler<LoadTest> {
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(3);

  private final Settings settings;
  private final Clock clock;
  private final RunMetrics metrics;
  private final Masters masters;
  private final HookSender hooks;
  private final Observer observer;
  private final Applier applier;
  private final Announcer announcer;
  private final Declarations declarations = new Declarations();
  private final Neighbourhood neighbourhood = new Neighbourhood();
  private final Newest newest = new Newest();
  private final Pace pace = new Pace();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final SimpleInboundEventSource<LoadTest> masterEvents =
      new SimpleInboundEventSource<>("masters");

  public LoadTestReconciler(
      KubernetesClient client, Vertx vertx, Settings settings, RunMetrics metrics, Clock clock) {
    MasterClient masterClient = new MasterClient(vertx, MasterClient.Patience.USUAL);
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
    this.masters = Masters.start(vertx, masterClient, masterEvents::propagateEvent);
    this.hooks =
        new HookSender(
            HookSender.Secrets.of(client),
            new HookPoster(HookPoster.Tries.USUAL, HookSender::isReachable),
            masterEvents::propagateEvent);
    this.observer = new Observer(client, masters, hooks);
    this.applier = new Applier(client, masters, masterClient, hooks);
    this.announcer = new Announcer(client, clock);
  }

  @Override
  public List<EventSource<?, LoadTest>> prepareEventSources(EventSourceContext<LoadTest> context) {
    IndexerResourceCache<LoadTest> all = context.getPrimaryCache();
    metrics.watch(() ->
        all.list()
            .map(test ->
                new Watched(
                    test.getMetadata().getNamespace(),
                    test.getMetadata().getName(),
                    Declarations.status(test))));
    masters.only(id -> all.get(id).isPresent());
    return List.of(labelled(Job.class, context), labelled(Pod.class, context), masterEvents);
  }

  private static <R extends HasMetadata> InformerEventSource<R, LoadTest> labelled(
      Class<R> type, EventSourceContext<LoadTest> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, LoadTest.class)
            .withLabelSelector(Labels.SELECTOR)
            .withSecondaryToPrimaryMapper(object ->
                Set.of(
                    new ResourceID(
                        object.getMetadata().getLabels().get(Labels.LOAD_TEST),
                        object.getMetadata().getNamespace())))
            .build(),
        context);
  }

  @Override
  public UpdateControl<LoadTest> reconcile(LoadTest seen, Context<LoadTest> context) {
    if (seen.getMetadata().getDeletionTimestamp() != null) {
      masters.letGo(ResourceID.fromResource(seen));
      return UpdateControl.noUpdate();
    }
    LoadTest resource = newest.of(seen);
    Declaration test = declarations.of(resource);
    Plan plan = plan(test, context);
    CurrentRun.note(plan.status().run());
    try {
      return follow(resource, test, plan, context);
    } finally {
      CurrentRun.forget();
    }
  }

  private UpdateControl<LoadTest> follow(
      LoadTest resource, Declaration test, Plan plan, Context<LoadTest> context) {
    Optional<Duration> refused = carryOut(test, plan);
    Instant now = clock.instant();
    Duration delay = pace.delay(test.owner().uid(), test.status(), plan.status(), now);
    if (!plan.status().equals(test.status()) && delay.isZero()) {
      newest.wrote(write(resource, context, plan), now);
      pace.wrote(test.owner().uid(), now);
      metrics.changed(test.status(), plan.status());
      plan.announcements().forEach(news -> announcer.announce(test.owner(), news));
    }
    return again(refused.or(() -> Optional.ofNullable(plan.recheckAfter())), delay);
  }

  private Plan plan(Declaration test, Context<LoadTest> context) {
    String refusal = refusals.get(test.owner().uid());
    Observation seen =
        observer.observe(
            test,
            context.getSecondaryResources(Job.class),
            context.getSecondaryResources(Pod.class),
            refusal == null ? List.of() : List.of(refusal));
    List<LoadTest> all = context.getPrimaryCache().list(_ -> true).toList();
    declarations.keep(all);
    hooks.keep(all);
    return neighbourhood.decide(
        test,
        all,
        neighbours -> Planner.plan(test, seen.among(neighbours), settings, clock.instant()));
  }

  /**
   * What the API server refuses is this run's trouble, which has a deadline: the status is written
   * all the same, for it tells of the trouble, and ends the run in time.
   *
   * @return when to try again
   * @throws KubernetesClientException if the API server does not answer as it should
   */
  private Optional<Duration> carryOut(Declaration test, Plan plan) {
    Optional<String> refusal = Optional.empty();
    for (Action action : plan.actions()) {
      try {
        applier.carryOut(test, action);
      } catch (KubernetesClientException e) {
        boolean provisioning = plan.status().phase() == Phase.PROVISIONING;
        if (!provisioning && !isRefusal(e)) {
          throw e;
        }
        refusal = Optional.of(Refusal.sentence(e));
        if (provisioning) {
          break; // what follows needs what was refused
        }
      }
    }
    refusal.ifPresentOrElse(
        sentence -> refusals.put(test.owner().uid(), sentence),
        () -> refusals.remove(test.owner().uid()));
    return refusal.map(_ -> AFTER_REFUSAL);
  }

  /** It will be the same the next time, other than a conflict or an API server with much to do. */
  private static boolean isRefusal(KubernetesClientException e) {
    return e.getCode() / 100 == 4 && e.getCode() != 409 && e.getCode() != 429;
  }

  /**
   * The next plan must see this status, or it would announce and create things again.
   *
   * @return the LoadTest as it is now
   */
  private static LoadTest write(LoadTest resource, Context<LoadTest> context, Plan plan) {
    return PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(
        resource, fresh(resource, plan.status()), context);
  }

  /**
   * @param delay of a status that is still to be written; zero if there is none
   */
  private static UpdateControl<LoadTest> again(Optional<Duration> recheck, Duration delay) {
    UpdateControl<LoadTest> control = UpdateControl.noUpdate();
    Stream.concat(recheck.stream(), Stream.of(delay).filter(Predicate.not(Duration::isZero)))
        .min(Comparator.naturalOrder())
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  private static LoadTest fresh(LoadTest resource, LoadTestStatus status) {
    LoadTest fresh = new LoadTest();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(resource.getMetadata().getName())
            .withNamespace(resource.getMetadata().getNamespace())
            .build());
    fresh.setStatus(status);
    return fresh;
  }
}
