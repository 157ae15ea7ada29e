package dev.throng.runner.master;

import dev.throng.runner.results.WorkerView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** All workers that have ever come, in order. */
final class Members {
  private final List<Member> all = new ArrayList<>();

  void add(Member member) {
    all.add(member);
  }

  List<Member> all() {
    return List.copyOf(all);
  }

  List<Member> in(WorkerView.State state) {
    return all.stream().filter(member -> member.state == state).toList();
  }

  /** Those to whom users may be dealt. */
  List<Member> takers() {
    return all.stream().filter(Member::takesUsers).toList();
  }

  /** The last second that all who carry load have reported; empty if nobody carries any. */
  OptionalInt countedSecond() {
    return in(WorkerView.State.RUNNING).stream().mapToInt(member -> member.countedSecond).min();
  }

  /** Whether any carries load. */
  boolean carryLoad() {
    return !in(WorkerView.State.RUNNING).isEmpty();
  }

  /** What is not counted, for each that did not end in time. */
  List<String> unfinished() {
    return in(WorkerView.State.RUNNING).stream()
        .map(member ->
            "worker "
                + member.name
                + " did not stop in time: what it did after second "
                + member.countedSecond
                + " is not counted")
        .toList();
  }

  List<WorkerView> views() {
    return all.stream().map(Member::view).toList();
  }
}
