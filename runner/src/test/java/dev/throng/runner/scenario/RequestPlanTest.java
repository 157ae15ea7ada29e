package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps become: paths, bodies, checks and extractors as one user sees them. */
class RequestPlanTest {
  private final FakeScope scope = new FakeScope();

  @Test
  void aRequestWithoutANameIsCountedUnderItsTemplate() {
    Scenario scenario = compile("- get: /products/${random.int(1, 9)}");
    assertThat(scenario.catalogue().names()).hasToString("[GET /products/${random.int(1, 9)}]");
  }

  @Test
  void textIsJoinedFromPiecesAndADollarPairIsADollar() {
    RequestPlan plan = request("- get: /${region}/${user.class}-${user.index}/${1 + 1}/$${x}");
    scope.variables.put(0, "eu");
    assertThat(plan.path().render(scope)).isEqualTo("/eu/Visitor-7/2/${x}");
  }

  @Test
  void anExpressionAloneInJsonKeepsItsTypeAndDataCannotBreakOutOfAString() {
    RequestPlan plan =
        request(
            """
            - post: /orders
              json: {count: "${1 + 2}", flag: "${1 < 2}", list: "${[1, 2]}", none: null, n: 1.5,
                     text: "a ${region} b", deep: [{"q\\"": "${region}"}]}
            """);
    scope.variables.put(0, "x\", \"admin\": \"\n");
    assertThat(body(plan))
        .isEqualTo(
            "{\"count\":3,\"flag\":true,\"list\":[1,2],\"none\":null,\"n\":1.5,"
                + "\"text\":\"a x\\\", \\\"admin\\\": \\\"\\n b\","
                + "\"deep\":[{\"q\\\"\":\"x\\\", \\\"admin\\\": \\\"\\n\"}]}");
    assertThat(header(plan, "content-type")).isEqualTo("application/json");
  }

  @Test
  void jsonWithoutExpressionsIsMadeOnce() {
    RequestPlan plan = request("- post: /a\n  json: {b: [1, true, \"x\"]}");
    assertThat(plan.body()).isInstanceOf(BodyPlan.Fixed.class);
    assertThat(body(plan)).isEqualTo("{\"b\":[1,true,\"x\"]}");
  }

  @Test
  void aFormIsUrlEncoded() {
    RequestPlan plan = request("- post: /a\n  form: {q: \"ä & ${region}\", r: \"1\"}");
    scope.variables.put(0, "=");
    assertThat(body(plan)).isEqualTo("q=%C3%A4+%26+%3D&r=1");
    assertThat(header(plan, "content-type")).isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void multipartHasAPartForEachItemAndClosesItsBoundary() {
    RequestPlan plan =
        request(
            """
            - post: /upload
              multipart:
                - {name: note, value: "hello ${region}"}
                - {name: photo, filename: "a\\"b.png", content: "PNG", contentType: image/png}
            """);
    scope.variables.put(0, "eu");
    String boundary = BodyPlan.Multipart.BOUNDARY;
    assertThat(body(plan))
        .isEqualTo(
            """
            --%1$s
            Content-Disposition: form-data; name="note"

            hello eu
            --%1$s
            Content-Disposition: form-data; name="photo"; filename="a%%22b.png"
            Content-Type: image/png

            PNG
            --%1$s--
            """
                .formatted(boundary)
                .replace("\n", "\r\n"));
    assertThat(header(plan, "content-type")).isEqualTo("multipart/form-data; boundary=" + boundary);
  }

  @ParameterizedTest
  @CsvSource({
    "{json: /a/1}, two",
    "{json: '$.a[1]'}, two",
    "{header: x-request-id}, r-1",
    "{regex: 'id=(\\d+)'}, 42",
    "{regex: 'id=\\d+'}, id=42",
    "{cookie: session}, s3",
    "{status: true}, 201",
    "{cel: 'status + 1'}, 202",
  })
  void extractorsTakeTheirValue(String extractor, String expected) {
    scope.answered(
        201,
        "{\"a\": [\"one\", \"two\"], \"b\": \"id=42\"}",
        Map.of(
            "x-request-id",
            List.of("r-1"),
            "set-cookie",
            List.of("other=1", "session=s3; Path=/; HttpOnly")));
    ExtractPlan plan = extract(extractor);
    Object value = plan.take(scope, Objects.requireNonNull(scope.answer()));
    assertThat(Values.toText(value)).isEqualTo(expected);
  }

  @Test
  void anExtractorThatFindsNothingSaysWhatItLookedForAndInWhat() {
    scope.answered(404, "{}", Map.of());
    Answer answer = Objects.requireNonNull(scope.answer());
    assertThatThrownBy(() -> extract("{json: /token}").take(scope, answer))
        .isInstanceOf(StepException.class)
        .hasMessage("extract value: json /token found nothing in the answer with status 404");
  }

  @Test
  void onlyWhatReadsTheBodyKeepsIt() {
    assertThat(request("- get: /\n  checks: [{expect: status == 200}]").readsBody()).isFalse();
    assertThat(request("- get: /\n  checks: [{expect: json.a == 1}]").readsBody()).isTrue();
    assertThat(request("- get: /\n  checks: [{expect: status < 300, message: \"${body}\"}]"))
        .matches(RequestPlan::readsBody);
    assertThat(request("- get: /\n- if: body.contains('x')\n  then: [{get: /a}]").readsBody())
        .isTrue();
    assertThat(request("- get: /\n- get: /${body}")).matches(RequestPlan::readsBody);
    assertThat(request("- get: /\n- get: /\n  checks: [{expect: body != ''}]").readsBody())
        .isFalse();
    assertThat(last("- get: /\n- get: /${body}").readsBody()).isFalse();
    assertThat(last("- get: /\n- if: body != ''\n  then: [{get: /a}]").readsBody()).isFalse();
  }

  @Test
  void aCheckOfTheStatusTakesThePlaceOfTheRuleForErrorStatuses() {
    assertThat(request("- get: /\n  checks: [{expect: status == 404}]").checksStatus()).isTrue();
    assertThat(request("- get: /\n  checks: [{fail: Empty, when: status == 409}]").checksStatus())
        .isTrue();
    assertThat(request("- get: /\n  checks: [{expect: body != ''}]").checksStatus()).isFalse();
  }

  @Test
  void aVariableThatWasNeverSetIsNamed() {
    RequestPlan plan = request("- get: /${token}\n- get: /\n  extract: {token: {status: true}}");
    assertThatThrownBy(() -> plan.path().render(scope))
        .isInstanceOf(StepException.class)
        .hasMessage("the variable token is not set");
  }

  @Test
  void anExpressionThatFailsSaysWhichAndWhy() {
    RequestPlan plan = request("- get: /${10 / (user.index - user.index)}");
    assertThatThrownBy(() -> plan.path().render(scope))
        .isInstanceOf(StepException.class)
        .hasMessageMatching("10 / \\(user.index - user.index\\): [^:<>]*zero[^:<>]*");
  }

  @ParameterizedTest
  @CsvSource({"2.0, 2", "2.5, 2.5", "1e20, 100000000000000000000", "0.0 / 0.0, NaN"})
  void numbersAreWrittenWithoutANeedlessFraction(String cel, String expected) {
    RequestPlan plan = request("- get: /${" + cel + "}");
    assertThat(plan.path().render(scope)).isEqualTo("/" + expected);
  }

  @Test
  void nothingRandomLeavesItsBounds() {
    RequestPlan plan =
        request("- get: /${random.int(3, 5)}/${random.string(8)}/${random.choice(['a', 'b'])}");
    for (int i = 0; i < 200; i++) {
      assertThat(plan.path().render(scope)).matches("/[345]/[A-Za-z0-9]{8}/[ab]");
    }
    assertThat(request("- get: /${uuid()}").path().render(scope))
        .matches("/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  private ExtractPlan extract(String extractor) {
    return request("- get: /\n  extract: {value: " + extractor + "}").extracts().getFirst();
  }

  private String body(RequestPlan plan) {
    return String.valueOf(plan.body().bytes(scope));
  }

  private String header(RequestPlan plan, String name) {
    return plan.headers().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .render(scope);
  }

  private static RequestPlan request(String steps) {
    return (RequestPlan) program(steps).instructions().getFirst();
  }

  private static RequestPlan last(String steps) {
    return (RequestPlan) program(steps).instructions().getLast();
  }

  private static Program program(String steps) {
    UserClassPlan.Scripted programs =
        (UserClassPlan.Scripted) compile(steps).classes().getFirst().behaviour();
    return (Program) programs.tasks().tasks().getFirst();
  }

  private static Scenario compile(String steps) {
    return ScenarioCompiler.compile(
        Manifests.withSteps(steps), Map.of("password", "s3cret"), Map.of());
  }
}
