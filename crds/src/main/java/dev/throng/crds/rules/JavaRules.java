package dev.throng.crds.rules;

import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.spec.Wait;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Users in Java: one source each, and nothing beside it that their class says itself. */
final class JavaRules {
  /** What fits into a ConfigMap. */
  private static final int MOST_BYTES = 1 << 20;

  private static final Pattern CLASS_NAME =
      Pattern.compile("(?U)[\\p{L}_$][\\w$]*(\\.[\\p{L}_$][\\w$]*)*");

  private JavaRules() {}

  static void check(UserClass userClass, JavaClass java, Path path, Problems problems) {
    Path at = path.field("java");
    source(java, at, problems);
    name(userClass, java, path, problems);
    if (!userClass.waitTime().equals(Wait.NONE)) {
      problems.add(path.field("wait"), "goes with tasks; in Java override HttpUser.waitTime");
    }
    if (!userClass.onStart().isEmpty()) {
      problems.add(path.field("onStart"), "goes with tasks; in Java override HttpUser.onStart");
    }
    if (!userClass.onStop().isEmpty()) {
      problems.add(path.field("onStop"), "goes with tasks; in Java override HttpUser.onStop");
    }
  }

  private static void source(JavaClass java, Path path, Problems problems) {
    Choice sources =
        new Choice()
            .with("file", java.file())
            .with("inline", java.inline())
            .with("configMapKeyRef", java.configMapKeyRef());
    if (!sources.given().isEmpty() || java.classPath().isEmpty()) {
      sources.exactlyOne(path, problems);
    } else if (java.className() == null) {
      problems.add(path.field("className"), "must be given where classPath has the class");
    }
    if (java.file() != null && java.file().isBlank()) {
      problems.text(path.field("file"), java.file(), "must name a file or a folder");
    }
    if (java.inline() != null) {
      inline(java.inline(), path.field("inline"), problems);
    }
  }

  private static void inline(String source, Path path, Problems problems) {
    int bytes = source.getBytes(StandardCharsets.UTF_8).length;
    if (source.isBlank()) {
      problems.add(path, "must not be empty");
    } else if (bytes > MOST_BYTES) {
      problems.add(path, "has " + bytes + " bytes, and may have " + MOST_BYTES + " at most");
    }
  }

  private static void name(UserClass userClass, JavaClass java, Path path, Problems problems) {
    if (CLASS_NAME.matcher(userClass.javaName()).matches()) {
      return;
    }
    if (java.className() == null) {
      problems.text(
          path.field("name"),
          userClass.name(),
          "is no name of a Java class: give the class by java.className");
    } else {
      problems.text(
          path.field("java").field("className"),
          java.className(),
          "must be the name of a Java class, such as Shopper or com.example.Shopper");
    }
  }
}
