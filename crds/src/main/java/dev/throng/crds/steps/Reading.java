package dev.throng.crds.steps;

import dev.throng.crds.fields.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A written step as one kind sees it.
 *
 * @param kind as messages name it
 * @param verbs of this kind
 * @param companions fields that only go with these verbs
 * @param step the step, if it is of this kind
 */
record Reading(String kind, Choice verbs, Choice companions, Supplier<Step> step) {

  /** A kind with one verb and nothing beside it. */
  static Reading alone(String verb, @Nullable Object value, Supplier<Step> step) {
    return new Reading(verb, new Choice().with(verb, value), new Choice(), step);
  }

  /** The step that the readings of all kinds lead to. */
  static Step choose(List<Reading> kinds) {
    List<Reading> matching = kinds.stream().filter(kind -> !kind.verbs.given().isEmpty()).toList();
    List<String> verbs = matching.stream().flatMap(kind -> kind.verbs.given().stream()).toList();
    if (verbs.size() != 1) {
      return malformed(kinds, List.of(new Malformed.Fault("", mustHaveOne(kinds, verbs))), false);
    }
    List<Malformed.Fault> strangers = new ArrayList<>();
    for (Reading kind : kinds) {
      if (kind != matching.getFirst()) {
        for (String field : kind.companions.given()) {
          strangers.add(
              new Malformed.Fault(
                  field, "goes with " + kind.kind + ", not with " + verbs.getFirst()));
        }
      }
    }
    return strangers.isEmpty() ? matching.getFirst().step.get() : malformed(kinds, strangers, true);
  }

  private static String mustHaveOne(List<Reading> kinds, List<String> verbs) {
    String all =
        kinds.stream()
            .flatMap(kind -> kind.verbs.fields().stream())
            .collect(Collectors.joining(", "));
    return "must have exactly one of "
        + all
        + (verbs.isEmpty() ? "" : "; it has " + String.join(" and ", verbs));
  }

  /** All that was written is still looked at, whatever has a verb first. */
  private static Malformed malformed(
      List<Reading> kinds, List<Malformed.Fault> faults, boolean hasOneVerb) {
    List<Step> parts =
        Stream.concat(
                kinds.stream().filter(kind -> !kind.verbs.given().isEmpty()),
                kinds.stream()
                    .filter(kind -> kind.verbs.given().isEmpty())
                    .filter(kind -> !kind.companions.given().isEmpty()))
            .map(kind -> kind.step.get())
            .toList();
    return new Malformed(faults, parts, hasOneVerb);
  }
}
