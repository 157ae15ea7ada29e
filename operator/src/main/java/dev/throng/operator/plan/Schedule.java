package dev.throng.operator.plan;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Cron's five fields, in UTC. */
final class Schedule {
  private Schedule() {}

  /** What is wrong with it; an empty one is none. */
  static Optional<String> problem(String schedule) {
    if (schedule.isBlank()) {
      return Optional.empty();
    }
    try {
      parse(schedule);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("must be a cron expression of five fields, such as 0 3 * * 1-5 (in UTC)");
    }
  }

  /** The first time after another; empty if there is no schedule, or no such time. */
  static Optional<Instant> next(String schedule, Instant after) {
    if (schedule.isBlank()) {
      return Optional.empty();
    }
    return ExecutionTime.forCron(parse(schedule))
        .nextExecution(after.atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toInstant);
  }

  private static Cron parse(String schedule) {
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
        .parse(schedule)
        .validate();
  }
}
