package dev.throng.runner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;

/** Which part of {@code ./verify} a test belongs to. */
@AnalyzeClasses(
    packages = {"dev.throng.runner.truth", "dev.throng.runner.faults"},
    importOptions = OnlyIncludeTests.class)
class TestKindsTest {
  @ArchTest static final ArchRule realLoadIsTimed = tagged("..truth", "timed");
  @ArchTest static final ArchRule harmedProcessesAreFaults = tagged("..faults", "fault");

  private static ArchRule tagged(String folder, String tag) {
    return classes()
        .that()
        .resideInAPackage(folder)
        .and()
        .haveSimpleNameEndingWith("Test")
        .should()
        .beAnnotatedWith(
            describe(
                "@Tag(\"" + tag + "\")",
                annotation ->
                    annotation.getRawType().isEquivalentTo(Tag.class)
                        && annotation.get("value").filter(tag::equals).isPresent()));
  }
}
