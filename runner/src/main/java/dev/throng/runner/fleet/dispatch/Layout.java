package dev.throng.runner.fleet.dispatch;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Spreads the places 0, 1, 2, … over workers, so that after any number of them workers differ by at
 * most one place, and by at most one of each class.
 *
 * <p>The places are the edges of a bipartite multigraph: place k, the j-th of its class, joins the
 * block ⌊k/W⌋ of all places and the block ⌊j/W⌋ of its class. No block has more than W places, so W
 * colours suffice for no two places of a block to share one. With workers for colours, whole blocks
 * give each worker one place and the last, unfinished one gives none two: in total and per class.
 *
 * @see <a href="https://doi.org/10.1007/BF01456961">D. Kőnig, Über Graphen und ihre Anwendung auf
 *     Determinantentheorie und Mengenlehre, 1916</a>
 */
final class Layout {
  private static final int NONE = -1;

  private final int workers;
  private final int places;
  private final int[] workerOf;
  private final int[] classBlock;
  private final int[] placeAt;

  /**
   * @param classOf the class of a place
   * @param classes how many classes there are
   */
  Layout(int workers, int places, IntUnaryOperator classOf, int classes) {
    this.workers = workers;
    this.places = places;
    workerOf = new int[places];
    classBlock = new int[places];
    int blocks = numberBlocks(classOf, classes);
    placeAt = new int[blocks * workers];
    Arrays.fill(placeAt, NONE);
    for (int place = 0; place < places; place++) {
      add(place);
    }
  }

  int places() {
    return places;
  }

  /** The worker of a place, from 0. */
  int workerOf(int place) {
    return workerOf[place];
  }

  private int numberBlocks(IntUnaryOperator classOf, int classes) {
    int blocks = Math.ceilDiv(places, workers);
    int[] ofClass = new int[classes];
    int[] current = new int[classes];
    for (int place = 0; place < places; place++) {
      int c = classOf.applyAsInt(place);
      if (ofClass[c]++ % workers == 0) {
        current[c] = blocks++;
      }
      classBlock[place] = current[c];
    }
    return blocks;
  }

  private void add(int place) {
    int block = place / workers;
    int ofClass = classBlock[place];
    int freeInBlock = NONE;
    int freeInClass = NONE;
    for (int worker = 0; worker < workers; worker++) {
      boolean inBlock = at(block, worker) == NONE;
      boolean inClass = at(ofClass, worker) == NONE;
      if (inBlock && inClass) {
        put(place, worker);
        return;
      }
      freeInBlock = inBlock && freeInBlock == NONE ? worker : freeInBlock;
      freeInClass = inClass && freeInClass == NONE ? worker : freeInClass;
    }
    swapAlongPath(ofClass, freeInBlock, freeInClass);
    put(place, freeInBlock);
  }

  /**
   * Exchanges two workers along the path that leaves a block by one of them; since the graph is
   * bipartite, it does not end where the other one is missing.
   */
  private void swapAlongPath(int from, int first, int second) {
    int[] path = new int[16];
    int length = 0;
    int block = from;
    int worker = first;
    for (int place = at(block, worker); place != NONE; place = at(block, worker)) {
      path = length == path.length ? Arrays.copyOf(path, 2 * length) : path;
      path[length++] = place;
      block = otherBlock(place, block);
      worker = worker == first ? second : first;
    }
    for (int i = 0; i < length; i++) {
      set(path[i] / workers, workerOf[path[i]], NONE);
      set(classBlock[path[i]], workerOf[path[i]], NONE);
    }
    for (int i = 0; i < length; i++) {
      put(path[i], workerOf[path[i]] == first ? second : first);
    }
  }

  private int otherBlock(int place, int block) {
    return block == classBlock[place] ? place / workers : classBlock[place];
  }

  private void put(int place, int worker) {
    workerOf[place] = worker;
    set(place / workers, worker, place);
    set(classBlock[place], worker, place);
  }

  private int at(int block, int worker) {
    return placeAt[block * workers + worker];
  }

  private void set(int block, int worker, int place) {
    placeAt[block * workers + worker] = place;
  }
}
