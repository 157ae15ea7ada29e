package dev.throng.runner.imports.locust;

/** What a name of the file stands for. */
sealed interface Value
    permits Expr,
        Value.Me,
        Value.Client,
        Value.Answer,
        Value.Faker,
        Value.Table,
        Value.Function,
        Value.Kept,
        Value.Merged,
        Value.Unknown {
  /** {@code self} of a user or a task set; {@code self.user} is the same. */
  record Me() implements Value {}

  /** {@code self.client}. */
  record Client() implements Value {}

  /** {@code Faker()}, which makes up names, addresses and the like. */
  record Faker() implements Value {}

  /**
   * The rows of a CSV file whose first line names the columns.
   *
   * @param file as the locustfile names it
   */
  record Table(String file) implements Value {}

  /** What came back of a request. */
  record Answer(Act.Request request) implements Value {}

  /**
   * A function or method of the file.
   *
   * @param bound whether its first parameter is the user already
   */
  record Function(Py definition, boolean bound) implements Value {}

  /** A part of an answer that a name was given to: kept only if it is needed later. */
  record Kept(Act.Keep keep) implements Value {}

  /** One of the values that a name got in branches. */
  record Merged(Frame frame, String name, String variable) implements Value {}

  /** Not understood where it was given its value. */
  record Unknown(int line) implements Value {}
}
