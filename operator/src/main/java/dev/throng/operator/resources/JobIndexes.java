package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The places of an Indexed Job's pods, from 0. */
public final class JobIndexes {
  private static final String LABEL = "batch.kubernetes.io/job-completion-index";

  private JobIndexes() {}

  /** Those that the Job controller will not make a pod for again, as one of them failed. */
  public static SortedSet<Integer> failed(Job job) {
    return job.getStatus() == null ? new TreeSet<>() : parse(job.getStatus().getFailedIndexes());
  }

  /** Those whose pod has ended in order. */
  public static SortedSet<Integer> completed(Job job) {
    return job.getStatus() == null ? new TreeSet<>() : parse(job.getStatus().getCompletedIndexes());
  }

  /** A pod's own; empty for one of another kind of Job. */
  public static Optional<Integer> of(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels())
        .map(labels -> labels.get(LABEL))
        .map(Integer::valueOf);
  }

  /** Such as {@code 1,3-5,7}. */
  private static SortedSet<Integer> parse(@Nullable String intervals) {
    SortedSet<Integer> all = new TreeSet<>();
    if (intervals == null || intervals.isBlank()) {
      return all;
    }
    for (String interval : intervals.split(",")) {
      String[] ends = interval.strip().split("-");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int index = first; index <= last; index++) {
        all.add(index);
      }
    }
    return all;
  }
}
