package dev.throng.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.throng.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule deciding_talks_to_nobody =
      noClasses()
          .that()
          .resideInAnyPackage("..plan..", "..resources..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8.kubernetes.client..",
              "io.javaoperatorsdk..",
              "io.vertx..",
              "dev.throng.operator.cluster..",
              "java.net.http..");

  @ArchTest
  static final ArchRule only_the_settings_read_the_environment =
      noClasses()
          .that()
          .doNotHaveSimpleName("OperatorMain")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule the_runner_is_somebody_else =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.throng.runner..");
}
