package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Log.Entry;
import dev.throng.runner.simulation.Log.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What workers have reported, as far as it has arrived: in time for its second, or late. */
final class Reports {
  private final Map<Part, Report> parts = new HashMap<>();
  private final Map<Part, List<Entry>> entries = new HashMap<>();
  private final Set<Part> arrived = new HashSet<>();
  private final Set<Part> late = new HashSet<>();

  /** A worker's part of a second. */
  record Part(int worker, int second) {}

  Reports(Log log) {
    log.reports.forEach(report -> parts.put(new Part(report.worker(), report.second()), report));
    log.entries.forEach(entry ->
        entries
            .computeIfAbsent(new Part(entry.worker(), entry.second()), _ -> new ArrayList<>())
            .add(entry));
  }

  /** False if it has arrived before. */
  boolean arrives(Part part, boolean isLate) {
    boolean isNew = arrived.add(part);
    if (isNew && isLate) {
      late.add(part);
    }
    return isNew;
  }

  Report report(Part part) {
    return Objects.requireNonNull(parts.get(part));
  }

  boolean hasArrived(int worker, int second) {
    return arrived.contains(new Part(worker, second));
  }

  /** The last second of which anything has arrived in time. */
  OptionalInt last() {
    return arrived.stream().filter(part -> !late.contains(part)).mapToInt(Part::second).max();
  }

  List<Report> inTime(int second) {
    return parts(second, false).map(parts::get).toList();
  }

  List<Entry> entriesInTime(int second) {
    return parts(second, false).flatMap(this::entries).toList();
  }

  List<Entry> entries(int second) {
    return parts(second, true).flatMap(this::entries).toList();
  }

  Stream<Entry> entries(Part part) {
    return entries.getOrDefault(part, List.of()).stream();
  }

  private Stream<Part> parts(int second, boolean lateOnes) {
    return arrived.stream()
        .filter(part -> part.second() == second && (lateOnes || !late.contains(part)));
  }
}
