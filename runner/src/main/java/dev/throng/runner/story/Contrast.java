package dev.throng.runner.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two parts of a run that are held against each other, each in blocks of seconds.
 *
 * @param when what sets the second apart, in words
 */
record Contrast(int[][] low, int[][] high, Stretch stretch, String when) {
  private static final int BLOCKS = 12;
  private static final int SHORTEST_PLATEAU_SECONDS = 60;

  /** The lowest third of the loads and the highest. */
  static Optional<Contrast> byLoad(Course course, List<Level> levels) {
    if (!LoadCurve.isEnough(levels)) {
      return Optional.empty();
    }
    int third = Math.max(1, levels.size() / 3);
    List<Integer> low = seconds(course, levels.subList(0, third));
    List<Level> highest = levels.subList(levels.size() - third, levels.size());
    List<Integer> high = seconds(course, highest);
    return Optional.of(
        new Contrast(
            blocks(low),
            blocks(high),
            new Stretch(
                highest.getFirst().from(),
                highest.getLast().to(),
                highest.getFirst().load(),
                highest.getLast().load(),
                course.unit),
            "as the load rises to " + course.load(highest.getLast().load())));
  }

  /** The first third of the longest stretch at one load and its last third. */
  static Optional<Contrast> byTime(Course course, List<Plateau> plateaus) {
    return plateaus.stream()
        .filter(plateau -> plateau.seconds().size() >= SHORTEST_PLATEAU_SECONDS)
        .max(Comparator.comparingInt(plateau -> plateau.seconds().size()))
        .map(plateau -> {
          List<Integer> seconds = plateau.seconds();
          int third = seconds.size() / 3;
          List<Integer> last = seconds.subList(seconds.size() - third, seconds.size());
          return new Contrast(
              blocks(seconds.subList(0, third)),
              blocks(last),
              course.stretch(last.getFirst(), last.getLast() + 1),
              "with time at " + course.load(plateau.load()));
        });
  }

  private static List<Integer> seconds(Course course, List<Level> levels) {
    List<Integer> seconds = new ArrayList<>();
    for (Level level : levels) {
      for (int at = level.from(); at < level.to(); at++) {
        if (course.usable[at]) {
          seconds.add(at);
        }
      }
    }
    return seconds;
  }

  private static int[][] blocks(List<Integer> seconds) {
    int count = Math.min(BLOCKS, seconds.size());
    int[][] blocks = new int[count][];
    for (int i = 0; i < count; i++) {
      int from = i * seconds.size() / count;
      int to = (i + 1) * seconds.size() / count;
      blocks[i] = seconds.subList(from, to).stream().mapToInt(Integer::intValue).toArray();
    }
    return blocks;
  }
}
