package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Python's faker makes up, in a simpler form: values of the same kind, out of short lists or
 * of random characters.
 *
 * @see <a href="https://faker.readthedocs.io/en/stable/providers.html">Faker's providers</a>
 */
final class FakeData {
  private static final Expr FIRST_NAMES =
      oneOf("Anna Ben Carla David Elena Frank Grace Hugo Ines Jonas Kira Leo Mia Noah Olga Paul");
  private static final Expr LAST_NAMES =
      oneOf("Adams Brown Clark Davis Evans Fischer Garcia Hill Jones Keller Lopez Meyer Smith");
  private static final Expr WORDS =
      oneOf("apple blue chair dance early field green house light music night open paper river");
  private static final Expr CITIES =
      oneOf("Berlin Boston Chicago Dublin Geneva Lisbon London Madrid Oslo Paris Rome Vienna");
  private static final Expr COUNTRIES =
      oneOf("Austria Brazil Canada France Germany India Italy Japan Norway Portugal Spain");

  private FakeData() {}

  /**
   * @throws NotUnderstood if there is nothing like it here
   */
  static Expr of(String method, Py call, Evaluator evaluator) {
    Arguments given = Arguments.of(call);
    Expr made =
        switch (method) {
          case "uuid4" -> new Expr.Uuid();
          case "random_int", "pyint" ->
              new Expr.RandomInt(
                  or(given.get(0, method.equals("pyint") ? "min_value" : "min"), 0, evaluator),
                  or(given.get(1, method.equals("pyint") ? "max_value" : "max"), 9999, evaluator));
          case "random_digit" -> number(0, 9);
          case "random_element" -> element(given, evaluator);
          case "boolean", "pybool" -> Folding.operation("==", number(0, 1), Expr.of(1L));
          case "first_name", "first_name_male", "first_name_female" -> FIRST_NAMES;
          case "last_name" -> LAST_NAMES;
          case "name", "name_male", "name_female" -> text(FIRST_NAMES, " ", LAST_NAMES);
          case "user_name" -> new Expr.RandomText(Expr.of(10L));
          case "password" -> new Expr.RandomText(Expr.of(12L));
          case "pystr" -> new Expr.RandomText(Expr.of(20L));
          case "email",
              "safe_email",
              "ascii_email",
              "ascii_safe_email",
              "free_email",
              "company_email" ->
              text(new Expr.RandomText(Expr.of(10L)), "@example.com");
          case "word", "slug" -> WORDS;
          case "sentence", "catch_phrase", "bs", "job" -> words(5, ".");
          case "text", "paragraph" -> words(25, ".");
          case "company" -> text(LAST_NAMES, " and ", LAST_NAMES);
          case "city" -> CITIES;
          case "country" -> COUNTRIES;
          case "street_name" -> text(LAST_NAMES, " Street");
          case "street_address" -> text(number(1, 999), " ", LAST_NAMES, " Street");
          case "address" ->
              text(
                  number(1, 999),
                  " ",
                  LAST_NAMES,
                  " Street, ",
                  number(10_000, 99_999),
                  " ",
                  CITIES);
          case "postcode", "zipcode" -> text(number(10_000, 99_999));
          case "phone_number", "msisdn" -> text("+1555", number(1_000_000, 9_999_999));
          case "ipv4" -> text("192.0.2.", number(1, 254));
          case "url" -> text("https://example.com/", WORDS);
          default -> throw new NotUnderstood("faker's " + method);
        };
    evaluator.walk.context.notes.decided(
        "faker's values are random ones of the same kind, of fewer forms.");
    return made;
  }

  private static Expr or(@Nullable Py node, long otherwise, Evaluator evaluator) {
    return node == null ? Expr.of(otherwise) : evaluator.expr(node);
  }

  private static Expr element(Arguments given, Evaluator evaluator) {
    Py elements = given.get(0, "elements");
    if (elements == null) {
      throw new NotUnderstood("faker's random_element without a list");
    }
    return new Expr.Choice(new Expr.ListOf(Evaluator.items(evaluator.expr(elements))));
  }

  private static Expr number(long from, long to) {
    return new Expr.RandomInt(Expr.of(from), Expr.of(to));
  }

  private static Expr oneOf(String words) {
    return new Expr.Choice(
        new Expr.ListOf(
            Arrays.stream(words.split(" ")).map(word -> (Expr) Expr.of(word)).toList()));
  }

  private static Expr words(int count, String end) {
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(WORDS);
      parts.add(i + 1 < count ? " " : end);
    }
    return text(parts.toArray());
  }

  private static Expr text(Object... parts) {
    return Folding.text(
        Arrays.stream(parts).map(part -> part instanceof Expr e ? e : Expr.of(part)).toList());
  }
}
