package dev.throng.runner.script;

import dev.throng.runner.http.Cookies;
import dev.throng.runner.load.Seeds;
import dev.throng.runner.scenario.Answer;
import dev.throng.runner.scenario.UserClassPlan;
import dev.throng.runner.scenario.UserScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a user owns: its generator, seeded by the run's seed and its number, so that the same seed
 * repeats its decisions; its variables, headers, cookies and rows; and the last answer.
 */
public final class UserSession implements UserScope {
  private final long index;
  private final UserClassPlan plan;
  private final Script script;
  private final SplittableRandom random;
  private final @Nullable Object[] variables;
  private final Cookies cookies;
  private @Nullable Map<String, String> headers;
  private Map<Integer, Row> rowsOfOnStart = Map.of();
  private @Nullable Map<Integer, Row> rows;
  private @Nullable Answer answer;

  /** A row of a feed, and the variable that it is in. */
  private record Row(Map<String, Object> values, int slot) {}

  /** No variable. */
  private static final int NOWHERE = -1;

  public UserSession(long index, UserClassPlan plan, Script script) {
    this.index = index;
    this.plan = plan;
    this.script = script;
    random = new SplittableRandom(Seeds.mix(script.run().seed(), index));
    variables = new Object[script.scenario().variables()];
    script.scenario().constants().forEach((slot, value) -> variables[slot] = value);
    cookies = new Cookies(script.scenario().http().cookies());
  }

  public UserClassPlan plan() {
    return plan;
  }

  public Cookies cookies() {
    return cookies;
  }

  /** Whether its requests are like those of any other user. */
  boolean addsNothing() {
    return (headers == null || headers.isEmpty()) && cookies.isEmpty();
  }

  /** Headers of all further requests. */
  Map<String, String> headers() {
    return headers == null ? Map.of() : headers;
  }

  public void header(String name, String value) {
    if (headers == null) {
      headers = new LinkedHashMap<>();
    }
    headers.put(name, value);
  }

  public void removeHeader(String name) {
    if (headers != null) {
      headers.keySet().removeIf(name::equalsIgnoreCase);
    }
  }

  void variable(int slot, Object value) {
    variables[slot] = value;
  }

  void answer(@Nullable Answer answer) {
    this.answer = answer;
  }

  /**
   * Puts the next row of a feed into a variable; the one before it is given back.
   *
   * @throws dev.throng.runner.scenario.StepException if there is none
   */
  void takeRow(int feed, int slot) {
    variables[slot] = take(feed, slot);
  }

  /**
   * The next row of a feed; the one before it is given back.
   *
   * @throws dev.throng.runner.scenario.StepException if there is none
   */
  public Map<String, Object> takeRow(int feed) {
    return take(feed, NOWHERE);
  }

  private Map<String, Object> take(int feed, int slot) {
    if (rows == null) {
      rows = new HashMap<>();
    }
    Row last = rows.remove(feed);
    if (last == null && !rowsOfOnStart.isEmpty()) {
      last = rowsOfOnStart.remove(feed);
    }
    if (last != null) {
      script.feeds().giveBack(feed, last.values());
    }
    Map<String, Object> row = script.feeds().next(feed, random);
    rows.put(feed, new Row(row, slot));
    return row;
  }

  /** The rows taken until now stay with the user. */
  public void onStartEnded() {
    if (rows != null) {
      rowsOfOnStart = rows;
      rows = null;
    }
  }

  /** Others may need the rows that were taken since onStart before this user has its next turn. */
  public void iterationEnded() {
    if (rows != null) {
      rows.forEach((feed, row) -> {
        if (script.feeds().giveBack(feed, row.values()) && row.slot() != NOWHERE) {
          variables[row.slot()] = null;
        }
      });
      rows = null;
    }
  }

  public void giveBackRows() {
    rowsOfOnStart.forEach((feed, row) -> script.feeds().giveBack(feed, row.values()));
    rowsOfOnStart = Map.of();
    iterationEnded();
  }

  @Override
  public long userIndex() {
    return index;
  }

  @Override
  public String className() {
    return plan.name();
  }

  @Override
  public long runNumber() {
    return script.run().number();
  }

  @Override
  public SplittableRandom random() {
    return random;
  }

  @Override
  public @Nullable Object variable(int slot) {
    return variables[slot];
  }

  @Override
  public @Nullable Answer answer() {
    return answer;
  }
}
