package dev.throng.crds.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.expressions.Function;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.thresholds.Statistic;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The field reference: every field of a manifest with its type, default and meaning. */
final class Reference {
  private static final String HEAD =
      """
      # LoadTest: every field

      <!-- Generated from the records in crds by mvn -pl crds test -Dthrong.generate: do not edit. -->

      `apiVersion: throng.dev/v1alpha1`, `kind: LoadTest`; `metadata.name` has at most 50 lower-case
      letters, digits and hyphens. Fields in bold must be given. In an editor that knows YAML schemas,
      the first line `# yaml-language-server: $schema=…/docs/reference/loadtest.schema.json` brings
      completion and checks. The [cookbook](../cookbook.md) has an example of each field.

      A file may hold other objects beside the one LoadTest, as `kubectl apply` takes them; `throng run`
      passes them over with a note.
      """;

  private final Map<Class<?>, String> sections = new LinkedHashMap<>();

  private Reference() {}

  /** The records of a manifest, each with the path at which it first stands. */
  static Map<Class<?>, String> sections() {
    Reference reference = new Reference();
    reference.add(LoadTestSpec.class, "spec");
    return reference.sections;
  }

  static String markdown() {
    Reference reference = new Reference();
    reference.add(LoadTestSpec.class, "spec");
    StringBuilder text = new StringBuilder(HEAD);
    reference.sections.forEach((type, path) -> text.append(section(reference, type, path)));
    return text + "\n" + values() + "\n" + expressions() + "\n" + thresholds();
  }

  private void add(Class<?> type, String path) {
    if (sections.putIfAbsent(type, path) != null) {
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      FieldType field = FieldType.of(component.getGenericType());
      field
          .nested()
          .ifPresent(nested -> add(nested, path + "." + name(component) + field.suffix()));
    }
  }

  private static String section(Reference reference, Class<?> type, String path) {
    String rows =
        Arrays.stream(type.getRecordComponents()).map(reference::row).collect(Collectors.joining());
    return "\n## " + path + "\n\n| field | type | default | meaning |\n|---|---|---|---|\n" + rows;
  }

  private String row(RecordComponent component) {
    Method accessor = component.getAccessor();
    String name = "`" + name(component) + "`";
    String shown = accessor.isAnnotationPresent(Required.class) ? "**" + name + "**" : name;
    String standard =
        Optional.ofNullable(accessor.getAnnotation(Default.class))
            .map(value -> value.value().isEmpty() ? "empty" : "`" + value.value() + "`")
            .orElse("");
    String meaning =
        Optional.ofNullable(accessor.getAnnotation(JsonPropertyDescription.class))
            .map(JsonPropertyDescription::value)
            .orElseThrow(() -> new IllegalStateException("no description: " + component));
    return "| "
        + String.join(" | ", shown, type(component), standard, escaped(meaning + limits(accessor)))
        + " |\n";
  }

  private String type(RecordComponent component) {
    FieldType field = FieldType.of(component.getGenericType());
    return field
        .nested()
        .map(sections::get)
        .map(section -> (field.words() + " [" + section + "](#" + anchor(section) + ")").strip())
        .orElse(field.words());
  }

  private static String limits(Method accessor) {
    Min min = accessor.getAnnotation(Min.class);
    Max max = accessor.getAnnotation(Max.class);
    return min == null
        ? ""
        : max == null
            ? String.format(Locale.ROOT, " At least %,.0f.", min.value())
            : String.format(Locale.ROOT, " %,.0f to %,.0f.", min.value(), max.value());
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  private static String values() {
    return """
    ## Values

    | type | form |
    |---|---|
    | duration | `500ms`, `30s`, `5m`, `1h30m`, as Go has them |
    | rate | `50` (a second), `800/s`, `30/m`, `100/h`; `0.5` locally, `"0.5"` on a cluster |
    | percent | `5%`, `0.5%` |
    | text by name | numbers and true/false may stand without quotes (on a cluster: whole numbers only) |
    | template | text with `${…}` in it; `$${` stands for `${` itself |

    Templates are: paths, `query`, `headers`, `setHeader`, `form`, `json` (each text in it), `body`,
    values and contents of `multipart`, `message`, `fail`, `headers` of target and classes. Expressions are: `set`, `if`, `expect` and
    `when` of checks, `extract.….cel`. Everything else is taken as it is written.
    """;
  }

  private static String expressions() {
    String functions =
        Arrays.stream(Function.values())
            .map(function -> "`" + function.call() + "`")
            .collect(Collectors.joining(", "));
    return """
    ## Expressions

    [CEL](https://cel.dev), as in Kubernetes, with its standard functions and macros, and those for strings
    (`split`, `replace`, `lowerAscii`, …), lists, sets and optional values (`json.?a.orValue(0)`);
    [more of it](../expressions.md). Numbers of different types compare by value. In scope:

    | name | what it is |
    |---|---|
    | `status`, `headers`, `body`, `json`, `duration` | of the last answer; names of headers in lower case |
    | `NAME` or `vars.NAME` | variables, and what the user class extracts or sets |
    | `FEED.COLUMN` | the row taken by `feed` |
    | `secrets.NAME` | secrets |
    | `user.index`, `user.class`, `run.number` | who runs, and in which run |
    | FUNCTIONS | |

    Names of variables, secrets and feeds have letters, digits and `_`.
    """
        .replace("FUNCTIONS", functions);
  }

  private static String thresholds() {
    return """
    ## Thresholds

    `<statistic> <comparison> <value>`, such as `p95 < 2s`. Statistics: STATISTICS; any percentile from `p0` to
    `p100`, decimals allowed; `service.` before a time stands for the service time, `ok.` before either for successes
    only. Comparisons: `<` `<=` `>` `>=` `==` `!=`. Times compare with durations, `failureRatio`, `unfinishedRatio` and
    `checks` with percentages, `requestRate` with a rate, the rest with whole numbers. `failures` are requests that
    failed or hung, `successes` those that did neither, `unfinished` those that the end of the test cut off,
    `exceptions` tasks that broke off. Without samples a threshold fails. `baseline.expect` compares with a percentage
    of the earlier figure.
    """
        .replace(
            "STATISTICS",
            Statistic.KNOWN.stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ")));
  }
}
