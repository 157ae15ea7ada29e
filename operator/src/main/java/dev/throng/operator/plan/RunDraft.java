package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.status.HookStatus;
import dev.throng.crds.status.RunStatus;
import dev.throng.crds.status.RunTerms;
import dev.throng.crds.values.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a {@link StatusDraft} about the current run, or the last. */
final class RunDraft {
  private static final int MAX_REASON = 1024;

  final int number;
  final String token;
  final Instant createTime;
  @Nullable Long generation;
  @Nullable Fingerprint fingerprint;
  @Nullable TestIdentity test;
  Map<String, String> java = Map.of();
  @Nullable Integer baseline;
  @Nullable RunTerms terms;
  @Nullable Long seed;
  @Nullable Timestamp startTime;
  @Nullable Timestamp endTime;
  Instant phaseTime;
  List<HookStatus> hooks = List.of();
  private String reason;

  /** Begins a run. */
  RunDraft(int number, String token, String reason, Instant now) {
    this.number = number;
    this.token = token;
    this.reason = reason;
    this.createTime = now;
    this.phaseTime = now;
  }

  RunDraft(RunStatus run) {
    number = run.number();
    token = run.token() == null ? "" : run.token();
    reason = run.reason() == null ? "" : run.reason();
    createTime = run.createTime() == null ? Instant.EPOCH : run.createTime().value();
    phaseTime = run.phaseTime() == null ? createTime : run.phaseTime().value();
    generation = run.generation();
    fingerprint = Fingerprint.parse(run.fingerprint()).orElse(null);
    test = TestIdentity.parse(run.test()).orElse(null);
    java = run.java();
    baseline = run.baseline();
    terms = run.terms();
    seed = run.seed();
    startTime = run.startTime();
    endTime = run.endTime();
    hooks = run.hooks();
  }

  /**
   * Its Java is what a ConfigMap has as it is provisioned.
   *
   * @param javaSources what stands for the texts of user classes in Java, by their names
   */
  void java(JsonNode spec, Map<String, String> javaSources) {
    if (!javaSources.equals(java)) {
      java = javaSources;
      test = TestIdentity.of(spec, javaSources);
    }
  }

  /** Its load is, from now on, not the one that its spec planned. */
  void goesOffPlan() {
    test = test == null ? null : test.unplanned();
  }

  /** Why it was begun, waits or ended. */
  void reason(String why) {
    reason = why.length() <= MAX_REASON ? why : why.substring(0, MAX_REASON - 1) + "…";
  }

  String reason() {
    return reason;
  }

  RunStatus build() {
    return new RunStatus(
        number,
        seed,
        startTime,
        endTime,
        reason,
        generation,
        fingerprint == null ? null : fingerprint.toString(),
        token.isEmpty() ? null : token,
        test == null ? null : test.toString(),
        java,
        baseline,
        terms,
        new Timestamp(createTime),
        new Timestamp(phaseTime),
        hooks);
  }
}
