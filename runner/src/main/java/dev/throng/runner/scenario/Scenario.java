package dev.throng.runner.scenario;

import dev.throng.crds.spec.Http;
import dev.throng.runner.catalogue.Catalogue;
import java.util.List;
import java.util.Map;

/**
 * What the users of one run do.
 *
 * @param target where steps with a relative path go
 * @param catalogue the numbers of classes, request names and checks
 * @param feeds the data feeds, by index
 * @param variables how many variables a user has room for
 * @param constants the variables that every user starts with, by slot
 * @param secrets texts that must not be shown
 * @param usesCel whether anything is evaluated by CEL
 */
public record Scenario(
    Destination target,
    Http http,
    List<UserClassPlan> classes,
    Catalogue catalogue,
    List<FeedPlan> feeds,
    int variables,
    Map<Integer, Object> constants,
    List<String> secrets,
    boolean usesCel) {

  /**
   * @throws IllegalArgumentException if there is no class of this name
   */
  public int classIndex(String name) {
    for (UserClassPlan plan : classes) {
      if (plan.name().equals(name)) {
        return plan.index();
      }
    }
    throw new IllegalArgumentException("no user class " + name);
  }

  /** Rows in the order of the file, and how they are picked. */
  public record FeedPlan(
      String name, dev.throng.crds.spec.DataFeed.Pick pick, List<Map<String, Object>> rows) {}
}
