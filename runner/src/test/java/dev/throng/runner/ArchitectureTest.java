package dev.throng.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.throng", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String RUNNER = "dev.throng.runner.";

  @ArchTest
  static final ArchRule theManifestKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.throng.crds..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..", "dev.throng.runner..");

  @ArchTest
  static final ArchRule schedulesStatisticsAndResultsArePure =
      noClasses()
          .that()
          .resideInAnyPackage(RUNNER + "load..", RUNNER + "stats..", RUNNER + "results..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..", "java.net..", "java.io..");

  @ArchTest
  static final ArchRule statisticsStandAlone =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "stats..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(RUNNER + "stats..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule aHistoryKnowsStatisticsAndTheManifestOnly =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "history..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              RUNNER + "history..",
              RUNNER + "stats..",
              "dev.throng.crds..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule aStoryIsAPureFunctionOfAHistory =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "story..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              RUNNER + "story..",
              RUNNER + "history..",
              RUNNER + "stats..",
              RUNNER + "outputs.text..",
              "dev.throng.crds.story..",
              "org.apache.commons.statistics..",
              "java.lang..",
              "java.util..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule aComparisonIsAPureFunctionOfHistories =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "comparison..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              RUNNER + "comparison..",
              RUNNER + "history..",
              RUNNER + "stats..",
              RUNNER + "story..",
              "dev.throng.crds..",
              "org.apache.commons.statistics..",
              "java.lang..",
              "java.util..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule aCatalogueIsAPureFunctionOfASpec =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "catalogue..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              RUNNER + "catalogue..",
              RUNNER + "stats..",
              "dev.throng.crds..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule onlyWorkersCompileAScenario =
      noClasses()
          .that()
          .resideOutsideOfPackages(RUNNER + "worker..", RUNNER + "scenario..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("ScenarioCompiler");

  @ArchTest
  static final ArchRule outputsKnowResultsOnly =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "outputs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RUNNER + "master..",
              RUNNER + "fleet..",
              RUNNER + "judgement..",
              RUNNER + "tally..",
              RUNNER + "worker..",
              RUNNER + "engine..",
              RUNNER + "http..",
              RUNNER + "script..",
              RUNNER + "protocol..",
              RUNNER + "scenario..",
              RUNNER + "load..",
              RUNNER + "cli..");

  @ArchTest
  static final ArchRule aScenarioKnowsNobodyWhoCarriesItOut =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "scenario..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RUNNER + "worker..",
              RUNNER + "engine..",
              RUNNER + "http..",
              RUNNER + "script..",
              RUNNER + "master..",
              RUNNER + "fleet..",
              RUNNER + "judgement..",
              RUNNER + "cli..",
              RUNNER + "outputs..");

  @ArchTest
  static final ArchRule aVerdictKnowsNoFleetAndNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(RUNNER + "judgement..", RUNNER + "tally..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RUNNER + "master..", RUNNER + "fleet..", "io.vertx..", "java.time.Clock");

  @ArchTest
  static final ArchRule aFleetKnowsNoMaster =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "fleet..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(RUNNER + "master..");

  @ArchTest
  static final ArchRule onlyExchangesKnowTheInsidesOfVertxHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage(RUNNER + "http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.core.http.impl..");

  @ArchTest
  static final ArchRule anEngineKnowsNeitherProtocolsNorManifests =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RUNNER + "http..",
              RUNNER + "script..",
              RUNNER + "users..",
              RUNNER + "worker..",
              RUNNER + "scenario..",
              "io.vertx.core.http..");

  @ArchTest
  static final ArchRule exchangesKnowNoUsers =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RUNNER + "script..", RUNNER + "users..", RUNNER + "worker..");

  @ArchTest
  static final ArchRule aManifestsUsersKnowNoJava =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "script..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RUNNER + "users..", RUNNER + "compiler..", "dev.throng.users..");

  @ArchTest
  static final ArchRule aCompilerKnowsNothingOfARun =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "compiler..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              RUNNER + "compiler..",
              "dev.throng.crds.problems..",
              "dev.throng.crds.values..",
              "com.sun.source..",
              "javax.tools..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule workersKnowNoMaster =
      noClasses()
          .that()
          .resideInAnyPackage(
              RUNNER + "worker..",
              RUNNER + "engine..",
              RUNNER + "http..",
              RUNNER + "script..",
              RUNNER + "users..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RUNNER + "master..", RUNNER + "fleet..", RUNNER + "cli..", RUNNER + "outputs..");

  @ArchTest
  static final ArchRule mastersKnowNoWorker =
      noClasses()
          .that()
          .resideInAnyPackage(RUNNER + "master..", RUNNER + "fleet..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RUNNER + "worker..",
              RUNNER + "engine..",
              RUNNER + "http..",
              RUNNER + "script..",
              RUNNER + "cli..",
              RUNNER + "outputs..");

  @ArchTest
  static final ArchRule importsExecuteNothingAndAskNoNetwork =
      noClasses()
          .that()
          .resideInAPackage(RUNNER + "imports..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..", "java.net.http..", "java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("Process")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Socket");

  @ArchTest
  static final ArchRule theRunnerNeverTalksToKubernetes =
      noClasses()
          .that()
          .resideInAPackage("dev.throng.runner..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8.kubernetes..");

  /** The command line hands it on; {@code env()} of an expression is its one other reader. */
  @ArchTest
  static final ArchRule theEnvironmentIsReadInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(RUNNER + "cli..")
          .and()
          .doNotHaveFullyQualifiedName(RUNNER + "scenario.CelFunctions")
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("getenv")));

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");
}
