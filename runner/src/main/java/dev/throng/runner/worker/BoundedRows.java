package dev.throng.runner.worker;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.ExceptionCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what all loops of a worker report of failures and exceptions to so many rows a second as
 * one loop may report: with its texts bounded, a snapshot always fits into a message.
 */
final class BoundedRows {
  private BoundedRows() {}

  static List<ErrorCount> errors(List<ErrorCount> all) {
    if (all.size() <= Recorder.MAX_DISTINCT) {
      return all;
    }
    Map<List<Object>, ErrorCount> rows = new LinkedHashMap<>();
    for (ErrorCount error : all) {
      List<Object> key = List.of(error.name(), error.status(), error.error());
      if (rows.size() >= Recorder.MAX_DISTINCT && !rows.containsKey(key)) {
        ErrorCount other = named(error, Recorder.OTHER);
        rows.merge(
            List.of(other.name(), other.status(), other.error()), other, BoundedRows::together);
      } else {
        rows.merge(key, error, BoundedRows::together);
      }
    }
    return new ArrayList<>(rows.values());
  }

  private static ErrorCount named(ErrorCount error, String text) {
    return new ErrorCount(
        error.name(), error.status(), text, error.count(), error.firstMillis(), error.lastMillis());
  }

  private static ErrorCount together(ErrorCount one, ErrorCount other) {
    return new ErrorCount(
        one.name(),
        one.status(),
        one.error(),
        one.count() + other.count(),
        Math.min(one.firstMillis(), other.firstMillis()),
        Math.max(one.lastMillis(), other.lastMillis()));
  }

  static List<ExceptionCount> exceptions(List<ExceptionCount> all) {
    if (all.size() <= Recorder.MAX_DISTINCT) {
      return all;
    }
    Map<List<Object>, ExceptionCount> rows = new LinkedHashMap<>();
    for (ExceptionCount exception : all) {
      List<Object> key = List.of(exception.where(), exception.message());
      boolean full = rows.size() >= Recorder.MAX_DISTINCT && !rows.containsKey(key);
      String message = full ? Recorder.OTHER : exception.message();
      rows.merge(
          List.of(exception.where(), message),
          new ExceptionCount(exception.where(), message, exception.count()),
          (one, other) ->
              new ExceptionCount(one.where(), one.message(), one.count() + other.count()));
    }
    return new ArrayList<>(rows.values());
  }
}
