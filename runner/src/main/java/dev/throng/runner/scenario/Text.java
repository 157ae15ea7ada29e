package dev.throng.runner.scenario;

import java.util.List;

/** A string with or without expressions in it. */
public sealed interface Text {
  String render(UserScope scope);

  /** The same for all users. */
  record Constant(String value) implements Text {
    @Override
    public String render(UserScope scope) {
      return value;
    }
  }

  /** Pieces rendered one after the other. */
  record Joined(List<Expression> pieces) implements Text {
    @Override
    public String render(UserScope scope) {
      if (pieces.size() == 1) {
        return Values.toText(pieces.getFirst().evaluate(scope));
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < pieces.size(); i++) {
        text.append(Values.toText(pieces.get(i).evaluate(scope)));
      }
      return text.toString();
    }
  }
}
