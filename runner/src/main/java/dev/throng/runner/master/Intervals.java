package dev.throng.runner.master;

import dev.throng.runner.results.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Marked stretches of a run; neighbouring seconds of one kind and text become one. */
final class Intervals {
  private final List<Timeline.Interval> all = new ArrayList<>();

  void add(Timeline.Interval interval) {
    all.add(interval);
  }

  void mark(Timeline.Kind kind, double fromSecond, double toSecond, String text) {
    add(new Timeline.Interval(kind, fromSecond, toSecond, text));
  }

  /** Marks a second, as part of the stretch that ends where it begins, if there is one. */
  void extend(Timeline.Kind kind, int second, String text) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Timeline.Interval last = all.get(i);
      if (last.kind() == kind && last.text().equals(text) && last.toSecond() == second) {
        all.set(i, new Timeline.Interval(kind, last.fromSecond(), second + 1.0, text));
        return;
      }
    }
    mark(kind, second, second + 1.0, text);
  }

  List<Timeline.Interval> all() {
    return List.copyOf(all);
  }
}
