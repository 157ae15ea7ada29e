package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users in Java: exactly one source, or a className of the classPath. */
@ValidationRule(
    value =
        "[has(self.file), has(self.inline), has(self.configMapKeyRef)].filter(given, "
            + "given).size() == 1 || !has(self.file) && !has(self.inline) && "
            + "!has(self.configMapKeyRef) && has(self.className) && has(self.classPath)",
    message =
        "must have exactly one of file, inline, configMapKeyRef, or className and classPath alone")
public record JavaClass(
    @JsonPropertyDescription("A file or folder beside the manifest; local runs only.")
        @Size(max = 4096) @Nullable String file,
    @JsonPropertyDescription("The source itself.") @Size(max = 1_048_576) @Nullable String inline,
    @JsonPropertyDescription("A key of a ConfigMap that holds the source.")
        @Nullable ConfigMapKeyRef configMapKeyRef,
    @JsonPropertyDescription(
            "Jars and folders of classes, libs/*.jar too; on a cluster those of spec.image.")
        @Size(max = 50) List<@Size(min = 1, max = 4096) String> classPath,
    @JsonPropertyDescription("The class, without its package; default: the user class's name.")
        @Size(min = 1, max = 200) @Nullable String className) {
  public JavaClass {
    classPath = classPath == null ? List.of() : List.copyOf(classPath);
  }

  /** The same class, of a source that has this name. */
  public JavaClass ofFile(String newFile) {
    return new JavaClass(newFile, null, null, classPath, className);
  }
}
