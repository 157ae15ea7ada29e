package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a LoadTest's surroundings at one moment.
 *
 * @param jobs of all its runs
 * @param pods of all its runs
 * @param master what the current run's master last said over HTTP; null if it never did
 * @param masterTrouble why it does not answer; null if it does, or was not asked
 * @param masterUntrusted whether that trouble is that what answers is no master
 * @param masterUnheard whether it was found, and has neither answered nor been silent for long
 * @param masterHeard when it last answered as it should, or was first asked; null if it never was
 * @param references the Secrets and ConfigMaps that the spec names; null if they were not looked at
 * @param taken names that the run's objects would have, and others have; one sentence each
 * @param neighbours the other LoadTests that have or wait for a run
 * @param refusals what Kubernetes said when it could not make the run's pods
 * @param reportStored whether the current run's report is in its ConfigMap
 * @param hookCalls of the current run that are over
 */
public record Observation(
    List<Job> jobs,
    List<Pod> pods,
    @Nullable MasterStatus master,
    @Nullable String masterTrouble,
    boolean masterUntrusted,
    boolean masterUnheard,
    @Nullable Instant masterHeard,
    @Nullable References references,
    List<String> taken,
    List<Neighbour> neighbours,
    List<String> refusals,
    boolean reportStored,
    List<HookCall> hookCalls) {
  public Observation {
    jobs = jobs == null ? List.of() : List.copyOf(jobs);
    pods = pods == null ? List.of() : List.copyOf(pods);
    taken = taken == null ? List.of() : List.copyOf(taken);
    neighbours = neighbours == null ? List.of() : List.copyOf(neighbours);
    refusals = refusals == null ? List.of() : List.copyOf(refusals);
    hookCalls = hookCalls == null ? List.of() : List.copyOf(hookCalls);
  }

  /** The same, with neighbours. */
  public Observation among(List<Neighbour> others) {
    return new Observation(
        jobs,
        pods,
        master,
        masterTrouble,
        masterUntrusted,
        masterUnheard,
        masterHeard,
        references,
        taken,
        others,
        refusals,
        reportStored,
        hookCalls);
  }
}
