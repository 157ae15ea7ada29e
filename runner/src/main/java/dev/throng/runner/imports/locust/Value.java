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
   * The rows of a CSV file.
   *
   * @param file as the locustfile names it
   */
  record Table(String file, RowsOf rows) implements Value {
    /** The same without its first row. */
    Table belowNames() {
      return rows == RowsOf.LISTS ? new Table(file, RowsOf.LISTS_BELOW_NAMES) : this;
    }
  }

  /** What the rows of a table are. */
  enum RowsOf {
    /** By the names in the first line, as {@code csv.DictReader} gives them. */
    DICTS,
    /** Each line of the file, as {@code csv.reader} gives them. */
    LISTS,
    /** Each line but the first, which was skipped. */
    LISTS_BELOW_NAMES
  }

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
