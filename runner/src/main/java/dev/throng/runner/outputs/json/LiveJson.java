package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;

/** A run as it stands, for somebody who follows it and has a part of its timeline already. */
public final class LiveJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Of a run that long each interval is told; of a longer one neighbours are told as one. */
  private static final int SECONDS_IN_FULL = 3600;

  /**
   * @param fromPoint the place in the whole timeline of the first point in {@code result}
   * @param points of the whole timeline, as it is now
   * @param usersCanChange whether the load is one of users, whose number may be changed
   */
  private record Update(
      int fromPoint,
      int points,
      int expectedWorkers,
      boolean usersCanChange,
      ResultDocument result) {}

  private LiveJson() {}

  /**
   * @param fromPoint where the reader's timeline ends
   * @param toPoint how far it shall reach after this
   * @return a result document, with these points only, and what its reader may do, on one line
   */
  public static String render(
      RunView view, int fromPoint, int toPoint, int expectedWorkers, boolean usersCanChange) {
    Timeline whole = view.timeline();
    Timeline news =
        new Timeline(whole.points().subList(fromPoint, toPoint), whole.intervals())
            .joiningIntervals(Math.ceilDiv(whole.points().size(), SECONDS_IN_FULL));
    try {
      return MAPPER.writeValueAsString(
          new Update(
              fromPoint,
              whole.points().size(),
              expectedWorkers,
              usersCanChange,
              ResultDocument.of(view, news)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
