package dev.throng.operator.plan;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.throng.crds.hooks.HookNotice;
import dev.throng.crds.status.Verdict;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;

/** One thing to do. All may be repeated without harm. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "action")
public sealed interface Action {

  /**
   * Makes a run's Secret with a fresh token and a fresh certificate, unless it is there.
   *
   * @param host by which the master is reached
   */
  record CreateSecret(Secret empty, String host) implements Action {}

  /** Makes an object, or makes it what it should be. */
  record Apply(HasMetadata object) implements Action {}

  /** Takes an object away, if it is there. */
  record Delete(Kind kind, String name) implements Action {}

  /** Takes a pod of a run away, if it is still the same. */
  record DeletePod(String name, String uid) implements Action {}

  /** Tells the master how many users should run. */
  record TellUsers(int run, int users) implements Action {}

  /** Tells the master to end the load in order, and with which verdict: Aborted or Error. */
  record TellStop(int run, String reason, Verdict verdict) implements Action {}

  /** Fetches the report from the master and stores it. */
  record StoreReport(int run, String configMap, boolean html, boolean csv) implements Action {}

  /** Has a hook tell of the run, unless it does so already. */
  record CallHook(int run, String hook, HookNotice notice) implements Action {}

  /** Lets the master go. */
  record Acknowledge(int run) implements Action {}

  /** What runs are made of. */
  enum Kind {
    JOB,
    SERVICE,
    SECRET,
    CONFIG_MAP,
    NETWORK_POLICY,
    DISRUPTION_BUDGET
  }
}
